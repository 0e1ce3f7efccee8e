"""What is told to whom: notices, reminders and mails."""

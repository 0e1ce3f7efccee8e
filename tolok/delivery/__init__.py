"""What is told to whom: notices and reminders."""

"""What is printed or handed over: invitations, the year's report of surveys."""

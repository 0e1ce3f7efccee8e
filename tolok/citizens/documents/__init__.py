"""What is printed, handed over or opened to programs: reports, invitations, data."""

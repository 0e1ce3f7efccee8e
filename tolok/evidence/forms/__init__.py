"""What people send about evidence and attendance."""

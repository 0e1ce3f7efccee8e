"""What people send about evidence, attendance and measured work."""

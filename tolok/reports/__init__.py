"""What was done: daily activities and progress."""

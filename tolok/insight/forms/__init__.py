"""What is asked of a simulation."""

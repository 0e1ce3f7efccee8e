"""The example governments and their year."""

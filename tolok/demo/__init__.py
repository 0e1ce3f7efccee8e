"""The example governments and their year, invented with a fixed seed."""

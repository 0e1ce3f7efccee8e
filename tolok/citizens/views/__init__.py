"""Pages of the public, and of those who answer it."""

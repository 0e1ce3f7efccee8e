"""Pages of evidence, of attendance, and of who puts a day right."""

"""Pages of evidence, of attendance, of measured work and its import."""

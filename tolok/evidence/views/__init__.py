"""Pages of evidence: files and checks, measured events, their import."""

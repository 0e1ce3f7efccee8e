"""The rules: examples, properties, written cases; no database."""

"""Reads signed ratings for their fairness, and what was found, as finished rows."""

"""Surveys in files: band tables of the regulations, and answers as CSV."""

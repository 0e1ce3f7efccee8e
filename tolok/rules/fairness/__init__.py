"""Fairness of ratings: what they tell of raters, and what they can't tell."""

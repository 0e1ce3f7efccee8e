"""Reads surveys: questions, answers' sums, results, what is published."""

"""Tests of the example governments and their year."""

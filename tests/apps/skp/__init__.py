"""Tests of the app skp."""

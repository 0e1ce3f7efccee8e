"""Tests of `insight`."""

"""Tests of `citizens`."""

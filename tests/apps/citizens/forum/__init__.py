"""Tests of the forum of `citizens`."""

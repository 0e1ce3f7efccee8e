"""Tests of `followup`."""

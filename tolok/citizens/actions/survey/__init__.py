"""Writes surveys: opens them, takes answers, invites, publishes, improves."""

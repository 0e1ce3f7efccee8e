"""Reads what official forms say, finished and in Indonesian."""

"""Reads what the desks put together, one module a desk."""

"""One's own reports, their changes, and orders that wait for an answer."""

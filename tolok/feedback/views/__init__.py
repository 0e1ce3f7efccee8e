"""Pages of remarks and of voices."""

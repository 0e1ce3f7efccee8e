"""Pages of remarks, of the dialogue, and of voices."""

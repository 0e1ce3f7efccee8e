"""Pages of remarks and of the dialogue."""

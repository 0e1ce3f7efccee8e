"""Pages of surveys: the public's, and those of who runs them."""

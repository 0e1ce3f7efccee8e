"""Files and pictures of what the public says and may know."""

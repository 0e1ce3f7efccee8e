"""Statistics of raters on invented ratings whose truth is known."""

"""Stories in a real browser, named after the government that told them."""

"""Stories across the apps in a real browser, named after the government that told them."""

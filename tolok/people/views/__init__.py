"""Pages of people: lists, one person, the import."""

"""Bad input, generated: every form and address, every field, every kind of nonsense."""

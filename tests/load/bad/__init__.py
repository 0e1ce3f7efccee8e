"""Bad input, generated: every form, every field, every kind of nonsense."""

"""The engine: what carries facts to the rules and results back."""

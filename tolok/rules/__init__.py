"""The rules: named steps over facts, pure and in whole numbers."""

"""The engine: packs and facts read, results written."""

"""Pages of plans, goals, library and projects."""

"""Pages of the shell: the first page, doors, health."""

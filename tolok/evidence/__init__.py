"""What proves it, and who checked: files, links, checks, attendance."""

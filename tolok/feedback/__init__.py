"""What superiors and colleagues say: ongoing notes."""

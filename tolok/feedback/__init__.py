"""What superiors, colleagues and others say: ongoing notes, sealed voices."""

"""What it adds up to: dossiers, ratings, predikat."""

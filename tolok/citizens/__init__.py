"""What the public says: surveys, complaints, forum and public pages."""

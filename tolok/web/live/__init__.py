"""News for open pages: heard from the database, streamed, or told to who asks."""

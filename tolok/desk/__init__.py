"""Where people work: today and its outbox, my year, team, cockpit."""

"""Where people work: today, my year, team, cockpit. Pages only."""

"""When: periods and their closing, working days, holidays, deadlines."""

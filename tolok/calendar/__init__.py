"""When: periods and their closing, working days, hours, holidays, deadlines."""

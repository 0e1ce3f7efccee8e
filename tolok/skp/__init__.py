"""What was agreed: goals, indicator library, outcomes, targets, projects, SKP."""

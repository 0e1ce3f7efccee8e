"""Pages of simulations: the list, a new one, one with its progress and answer."""

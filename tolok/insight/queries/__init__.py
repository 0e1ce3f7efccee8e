"""Reads simulations: the facts they rest on, what was asked, what came of it."""

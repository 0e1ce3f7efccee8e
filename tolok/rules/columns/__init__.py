"""The rules over whole tables: the same steps as columns, to the last digit."""

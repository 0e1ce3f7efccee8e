"""Who works where, for whom, since when: governments, units, persons, postings."""

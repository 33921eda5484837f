"""A visit by officers to a public place: its record, what it shows and owes, the papers made from it, readiness before it."""

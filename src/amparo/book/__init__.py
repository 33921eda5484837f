"""The law book: every rule as it is run, beside its sentence and citation, for the counsel who signs it."""

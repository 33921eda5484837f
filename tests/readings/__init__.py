"""Every reading of the rules says what the single reading says."""

"""The law as sentences: scenarios in TOML, and the count of what they show."""

"""Data keys: one a record, wrapped by its agency's key."""

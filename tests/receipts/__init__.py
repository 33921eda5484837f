"""Receipts kept in the repository: they must replay on every Python we support."""

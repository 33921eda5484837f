"""Amparo: what California law lets a public body do when immigration enforcement asks, and what it then owes."""

__version__ = "0.1.0"

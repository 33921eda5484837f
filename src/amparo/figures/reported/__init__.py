"""Figures that others have published: read, kept with their source and standing, compared with like, and never averaged."""

"""How the table of kept forms came to be."""

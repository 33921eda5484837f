"""How the table of data keys came to be."""

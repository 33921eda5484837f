"""Papers that our own code did not lay out, what is true of each, and how well they are read."""

"""A second, slow and plain reading of the custody law, written from the specification alone, to check the first."""

"""Mirror tests of `register`."""

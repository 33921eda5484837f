"""Mirror tests of `release`."""

"""The whole way, from a file as it came in to what is printed and written."""

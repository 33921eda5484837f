"""The field that every form of the desk holds."""

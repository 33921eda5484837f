"""The pages of the desk, page by page."""

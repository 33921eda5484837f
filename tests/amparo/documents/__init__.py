"""How a file becomes text and fields."""

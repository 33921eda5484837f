"""One file a draft, each with its `KIND`; they are found by walking this folder."""

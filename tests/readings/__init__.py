"""The readings of the rules agree: one case, the diagram, polars, DuckDB, SQLite, PostgreSQL."""

"""The archive of the Tweede Kamer's open data, read-only: one DuckDB file, and what is asked of it."""

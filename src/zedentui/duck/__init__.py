"""How a DuckDB file is opened, asked and closed here: what the dossier and the archive share, and nothing of either."""

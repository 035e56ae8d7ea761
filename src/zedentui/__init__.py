"""zedentui: a terminal dossier on the Dutch approach to sexual offences, over one embedded DuckDB file."""

__version__ = "0.1.0"

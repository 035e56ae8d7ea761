"""The write side: plain sources in, one DuckDB file out. Nobody imports it but the command line, lazily."""

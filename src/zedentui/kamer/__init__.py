"""The write side of the archive: the feed of the Tweede Kamer, or recordings of it, into one DuckDB file.

Nothing but `zedentui kamer` loads this package, so no look-up and no pane ever opens a connection.
"""

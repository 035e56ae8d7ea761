"""A session in a terminal, and nothing of the dossier: driver, frames, writer, turns."""

"""Any text, nothing of the dossier: cleaning, Dutch notation, columns, tables, citations."""

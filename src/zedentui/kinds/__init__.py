"""The kinds of items of the dossier: what each says of itself."""

"""Answers that are no figure: items in order of fit, lists, votes, pieces, and what the dossier does not have."""

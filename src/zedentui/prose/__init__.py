"""A running text read sentence by sentence, and each of its figures held against the tables."""

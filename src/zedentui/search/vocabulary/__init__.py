"""The words of questions, and what each means: the dossier's own, those that people type, numbers, and slips."""

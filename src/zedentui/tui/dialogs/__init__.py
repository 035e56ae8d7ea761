"""Dialogs over a pane: look-up, debate sheet, copying, questions, help, palette."""

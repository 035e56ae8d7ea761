"""The pane Statistiek."""

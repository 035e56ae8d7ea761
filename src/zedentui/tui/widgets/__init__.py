"""Widgets that panes and dialogs share."""

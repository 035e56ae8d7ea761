"""The application: everything that knows Textual."""

"""The application in a browser: `zedentui web` serves it, and every visitor has a process of their own."""

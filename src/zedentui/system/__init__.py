"""What is found on the machine: files, settings, the terminal."""

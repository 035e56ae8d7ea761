"""What a session costs, beside what it is compared with: `python -m bench`."""

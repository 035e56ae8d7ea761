"""What a session and its files live through: see `bench.trials.__main__`."""

"""A question read as a frame: what is counted, of whom, when, what is done with it, in which unit."""

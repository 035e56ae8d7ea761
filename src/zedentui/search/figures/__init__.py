"""A frame computed and put into words: the card that answers a question for figures."""

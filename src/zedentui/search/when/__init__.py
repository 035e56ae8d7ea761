"""Times in a question: years and days, said in any way."""

"""The rules of the house that a command can check; never a test of what the house does."""

"""The history of a day as people read it."""

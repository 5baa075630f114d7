"""The protocol of the day: what was decided, what was not, and by whom at the tables. On paper and as a page."""

"""What a budget workshop is and what is allowed in it. No clock, no ids, no I/O, no async."""

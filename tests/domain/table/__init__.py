"""What may happen at a table. Tests alone."""

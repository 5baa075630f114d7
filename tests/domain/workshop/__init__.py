"""What may happen in a workshop. Tests alone."""

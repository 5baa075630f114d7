"""What may befall a ship, one thing a file. Never judges what came of it: the checker does."""

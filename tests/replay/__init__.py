"""Live, replayed, and begun at any moment: the same rows (settled.md 30)."""

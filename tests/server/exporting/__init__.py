"""The files people take home: recalculated by another engine, read back, and looked into."""

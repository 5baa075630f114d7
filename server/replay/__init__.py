"""Replay: a day that is over, or its past, as its screens showed it then. Never writes anything."""

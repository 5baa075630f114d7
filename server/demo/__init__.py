"""The demo's own municipality, and the day that is held with it."""

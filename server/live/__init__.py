"""Live rooms: one owner a workshop, who decides, commits and publishes. Never speaks to a socket itself."""

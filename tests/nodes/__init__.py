"""Several nodes on one real PostgreSQL and one real Redis. Never a stand-in for either."""

"""PostgreSQL and Redis as the tests start them themselves. Never touches a server that it did not start."""

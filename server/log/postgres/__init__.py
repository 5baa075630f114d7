"""The log on PostgreSQL, where several servers share it. Nobody who keeps it in SQLite needs this folder's packages."""

"""The SQL database: SQLite in a file, or PostgreSQL. Imported only if there is one, because SQLAlchemy takes long."""

"""The database's migrations, one per file; Alembic finds them here."""

"""The database's history, a step a file; Alembic finds them here."""

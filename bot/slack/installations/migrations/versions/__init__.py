"""Each step of the database's history."""

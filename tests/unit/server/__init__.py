"""Server parts."""

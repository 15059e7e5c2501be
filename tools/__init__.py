"""Tools that write parts of the docs and data."""

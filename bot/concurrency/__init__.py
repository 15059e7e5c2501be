"""Tools for work that runs at the same time, without knowledge of anything above."""

"""Tools for tests: `Person`, the control API, a clock."""

"""Contract tests of stores and caches."""

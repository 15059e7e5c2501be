"""Benchmarks; docs/performance.md lists them with their commands."""

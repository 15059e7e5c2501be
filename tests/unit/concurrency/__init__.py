"""Tests of the tools for work that runs at the same time."""

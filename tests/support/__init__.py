"""Helpers of the tests: bots, servers, processes, people, models."""

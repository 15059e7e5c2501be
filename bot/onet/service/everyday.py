"""Everyday words for what job titles say otherwise."""

EVERYDAY: dict[str, str] = {}

"""Hostile requests and hostile text."""

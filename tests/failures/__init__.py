"""Conversations in which something fails."""

"""Whole conversations, as transcripts."""

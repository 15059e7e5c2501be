"""Turns, without Slack."""

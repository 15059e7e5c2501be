"""Slack's side, without Slack."""

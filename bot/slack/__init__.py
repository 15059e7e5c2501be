"""Slack's side: what comes in, and what is shown."""

"""Slack's side of the conversation: what comes in, what is shown."""

"""Slack's side of the wire, as the playground keeps it."""

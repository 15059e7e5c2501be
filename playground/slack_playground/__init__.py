"""Slack in a browser, speaking Slack's wire protocol to any app."""

"""Reads Slack's payloads once, into typed values."""

"""The fields of each block, and what Slack refuses."""

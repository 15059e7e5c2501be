"""Everything about O*NET, nothing about Slack."""

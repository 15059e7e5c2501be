"""The conversation, without Slack and without O*NET."""

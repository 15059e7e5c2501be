"""The ways out: where a message is shown, and what happens when Slack refuses it."""

"""What each block may hold, and what Slack refuses."""

"""What the people of the workspace do, and what Slack then sends to the app."""

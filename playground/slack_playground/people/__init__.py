"""The actions of the workspace's people, and what Slack then sends to the app."""

"""Shows messages, and decides what happens if Slack refuses one."""

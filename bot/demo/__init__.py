"""`python -m bot demo`: the playground, the embedded service and the bot in one process."""

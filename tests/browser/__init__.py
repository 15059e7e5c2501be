"""The bot's demo in a real browser."""

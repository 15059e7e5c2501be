"""Stores conversations, profiles and handled events, and the caches under them."""

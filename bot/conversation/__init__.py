"""The conversation as arithmetic, and the store that remembers it."""

"""What is kept: conversations, profiles, events already seen, and the caches they live in."""

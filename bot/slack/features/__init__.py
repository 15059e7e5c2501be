"""One module a feature: what a person can do, and what comes of it."""

"""A person for tests: says, clicks, sees."""

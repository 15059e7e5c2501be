"""Events and payloads, sent to the app over signed HTTP or Socket Mode."""

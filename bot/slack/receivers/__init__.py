"""The receivers, for signed HTTP requests and Socket Mode, and the schema of payloads."""

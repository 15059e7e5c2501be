"""The ways in: signed HTTP requests and Socket Mode, and the schema of what comes."""

"""What is recorded of each turn: one log line, and metrics."""

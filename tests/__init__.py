"""The tests read as what they test."""

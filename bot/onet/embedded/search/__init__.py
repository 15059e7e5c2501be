"""Keyword search over an imported release."""

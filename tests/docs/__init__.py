"""The docs compared with the code."""

"""The consent page, codes and tokens."""

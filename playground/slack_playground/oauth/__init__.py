"""OAuth: the consent page, codes and tokens."""

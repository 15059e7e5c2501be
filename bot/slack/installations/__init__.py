"""Installations in many workspaces: OAuth, tokens, and what an uninstall deletes. Imported only if the app has them."""

"""Every word that the bot shows, in each language."""

"""The app in many workspaces: who installed it, with which tokens, and how they leave. Imported only where it is so."""

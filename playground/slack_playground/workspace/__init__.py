"""The state of a workspace: people, channels, messages, views, files, and what people enter."""

"""Hooks that `slack-playground run` puts into an app, so that Slack's own SDKs call the playground."""

"""What `slack-playground run` puts before an app, so that Slack's own SDKs call the playground."""

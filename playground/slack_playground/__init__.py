"""A Slack emulator in the browser that speaks Slack's wire protocol with any app."""

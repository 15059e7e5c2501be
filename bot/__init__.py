"""A Slack app that finds occupations by the duties they share."""

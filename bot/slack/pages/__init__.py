"""The HTML pages: their templates, and the style they share."""

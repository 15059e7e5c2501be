"""The error for people who try something impossible."""


class ActionError(Exception):
    """Somebody tried something impossible; the sentence is for them."""

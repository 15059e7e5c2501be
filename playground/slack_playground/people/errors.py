"""What people are told when they try what cannot be done."""


class ActionError(Exception):
    """Somebody tried what cannot be done; the sentence is for them."""

"""Letters without their accents."""

import unicodedata


def without_accents(text: str) -> str:
    """The text in its compatibility form (NFKD) without combining marks: "é" becomes "e"."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))

"""Letters without their accents."""

import unicodedata
from functools import lru_cache
from typing import Final

MORE_CHARACTERS: Final = 100
"""So many more than twice its characters a text may become: one sign can stand for eighteen letters."""


def without_accents(text: str) -> str:
    """The text in its compatibility form (NFKD) without combining marks: "é" becomes "e".

    Sign by sign: to put thousands of marks into their order takes quadratic time, and they're left out.
    """
    return text if text.isascii() else "".join(map(_bare, text))[: 2 * len(text) + MORE_CHARACTERS]


@lru_cache(maxsize=4_096)
def _bare(sign: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))

"""Reads which numbered things on a screen are meant: "1 3-5", "the first two", "all but the last"."""

import re
from collections.abc import Sequence
from typing import Final

FILLER: Final = re.compile(
    r"\b(?:numbers?|no\.|nr\.?|the|duty|duties|tasks?|box(?:es)?|items?|options?|choices?|rows?|lines?|ones?|results?|occupations?|jobs?|el|la|los|las|del"
    r"|tareas?|numeros?|opci(?:on|ones)|ocupaci(?:on|ones)|from|desde)\b|#"
)
TO: Final = re.compile(
    r"(?<=\d)\s*(?:-|\u2013|\u2014|\.\.+|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\bal?\b|\bhasta\b)\s*(?=\d)"
)
JOINED: Final = re.compile(
    r"\s*(?:,|;|&|\+|/|\.(?=\s)|\band\b|\bwith\b|\bvs\.?(?=\s)|\bversus\b|\bor\b|\b[yeou]\b|\bcon\b|\bcontra\b)\s*|\s+"
)
PART: Final = re.compile(r"(?:(\d{1,4})(?:-(\d{1,4}))?|(last|ultim[oa])(\d{1,2})?|end(\d{1,2}))")
EXCEPT: Final = re.compile(
    r"(?<!\s)\s+(?:but not|but|except(?: for)?|apart from|aside from|other than|without|not|excepto|menos|salvo)\s+"
)
MOST: Final = 200


def picked(text: str, total: int) -> list[int] | None:
    """The places meant, counted from 0, in the order said; None if the text says anything else.

    `text` is plain, with its numbers as figures; `total` is how many there are.
    """
    parts = EXCEPT.split(text, maxsplit=1)
    found = _listed(parts[0], total)
    if found is None or len(parts) == 1:
        return found
    excluded = _listed(parts[1], total)
    return None if excluded is None else [at for at in found if at not in excluded] or None


def _listed(text: str, total: int) -> list[int] | None:
    bare = TO.sub("-", " ".join(FILLER.sub(" ", text).split()))
    parts = [part for part in JOINED.split(bare) if part]
    found: list[int] = []
    for part in parts:
        places = _places(part, total)
        if places is None or len(found) > MOST:
            return None
        found += places
    return list(dict.fromkeys(found)) or None


def _places(part: str, total: int) -> Sequence[int] | None:
    match = PART.fullmatch(part)
    if match is None or not total:
        return None
    if match[3]:
        count = int(match[4] or 1)
        return range(total - count, total) if 1 <= count <= total else None
    if match[5]:
        return [total - int(match[5])] if 1 <= int(match[5]) <= total else None
    low, high = int(match[1]), int(match[2] or match[1])
    return range(low - 1, high) if 1 <= low <= high <= total else None

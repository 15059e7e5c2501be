"""What a typed line means where it is typed: the words for everything that the buttons do, and a little more.

Pure. A line is read by what is on the screen: "2" picks from a menu, ticks a duty, or opens a result. Typing
errors in commands are forgiven where only one command can be meant.
"""

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from bot.conversation.events import Chose, Filtered, Looked, Searched, SortedBy, Ticked, TurnedTo
from bot.conversation.state import Step
from bot.conversation.vocabulary import (
    ALL_BUT,
    CHOOSE,
    CODE,
    COMMANDS,
    DETAILS,
    EDGES,
    FRAME,
    JOINED,
    NUMERAL,
    ORDINALS,
    PAGE,
    POLITE,
    RANGE,
    SEARCH,
    SEARCHING,
    SORT,
    SORTS,
    TICK,
    UNTICK,
    ZONE,
    Details,
    Meaning,
    Shown,
    Unclear,
    Wish,
)

LINE_CHARACTERS: Final = 300
"""A longer line is somebody's story, and no command."""

MOST_NUMBERS: Final = 200
SURE: Final = 84
"""How alike, in per cent, a mistyped command must be where the line could also be a search."""
LIKELY: Final = 74
"""… and where it could not."""
MARGIN: Final = 6
TITLE_LIKE: Final = 80
SHORTEST_MISTYPED: Final = 4


def understand(text: str, shown: Shown) -> Meaning:
    """What a line means; never raises, whatever is typed."""
    said = " ".join(text.split())
    line = _plain(said[: LINE_CHARACTERS + 1])
    if said == "?":
        return Wish.HELP
    if not line or len(line) > LINE_CHARACTERS:
        return Searched(keyword=said) if said else Looked()
    for read in (_command, _parametrised, _by_step):
        meaning = read(line, shown)
        if meaning is not None:
            return meaning
    if CODE.fullmatch(line) or FRAME.fullmatch(line):
        return Searched(keyword=SEARCH.sub("", said))
    meaning = _mistyped(line, shown)
    if meaning is not None:
        return meaning
    return Searched(keyword=said) if shown.step in SEARCHING else Unclear(said)


def alike(said: str, title: str) -> bool:
    """Whether somebody who typed this may well have meant an occupation's title."""
    line, whole = _plain(said), title.casefold()
    words = whole.replace(",", " ").split()
    if " " in line:
        return fuzz.token_set_ratio(line, whole) >= TITLE_LIKE
    return any(word.startswith(line) or fuzz.ratio(line, word) >= TITLE_LIKE for word in words)


def _plain(said: str) -> str:
    line = said.casefold().replace("\u2019", "'").strip(EDGES)
    return POLITE.sub("", line).strip(EDGES)


def _command(line: str, shown: Shown) -> Meaning | None:
    make = COMMANDS[shown.step].get(line.rstrip("?") or line)
    return make(shown) if make else None


def _parametrised(line: str, shown: Shown) -> Meaning | None:
    """Pages, orders, filters: a command with something in it."""
    page = PAGE.fullmatch(line)
    if page and shown.step is not Step.ASKING:
        return TurnedTo(page=min(max(1, int(page[1])), shown.pages))
    if shown.step is not Step.READING_RESULTS:
        return None
    order = SORT.fullmatch(line)
    if order:
        return _sorted(order[1] or order[2] or order[3])
    zone = ZONE.fullmatch(line)
    return Filtered(zone=int(zone[1]), bright=shown.bright) if zone else None


def _sorted(name: str) -> Meaning | None:
    found = process.extractOne(name, SORTS.keys(), scorer=fuzz.ratio, score_cutoff=LIKELY)
    return SortedBy(sort=SORTS[found[0]]) if found else None


def _by_step(line: str, shown: Shown) -> Meaning | None:
    match shown.step:
        case Step.CHOOSING_OCCUPATION:
            return _chosen(line, shown)
        case Step.CHOOSING_TASKS:
            return _ticked(line, shown)
        case Step.READING_RESULTS:
            return _result(line, shown)
        case Step.ASKING:
            return None


def _chosen(line: str, shown: Shown) -> Meaning | None:
    asked = CHOOSE.fullmatch(line)
    code = _row(line, shown) or (_row(asked[1], shown) if asked else None)
    return Chose(code=code) if code else None


def _result(line: str, shown: Shown) -> Meaning | None:
    asked = CHOOSE.fullmatch(line)
    code = _row(asked[1], shown) if asked else None
    if asked and code and not line.startswith(("number", "no", "#", "the ")):
        return Chose(code=code)
    asked = DETAILS.fullmatch(line)
    code = code or _row(line, shown) or (_row(asked[1], shown) if asked else None)
    return Details(code) if code else None


def _row(line: str, shown: Shown) -> str | None:
    """The code of the row that is meant by its number, as shown or on the page, or by its title."""
    numeral = NUMERAL.fullmatch(line)
    number = int(numeral[1]) if numeral else ORDINALS.get(line)
    if number is not None:
        for at in (number - shown.first, number - 1):
            if 0 <= at < len(shown.rows):
                return shown.rows[at][0]
        return None
    titles = {title.casefold(): code for code, title in shown.rows}
    begun = [code for title, code in titles.items() if title.startswith(line) and len(line) > SHORTEST_MISTYPED]
    return titles.get(line) or titles.get(line + "s") or (begun[0] if len(begun) == 1 else None)


def _ticked(line: str, shown: Shown) -> Meaning | None:
    """Numbers are those of the whole list: "1 3-5", "not 2", "all but 7"."""
    but = ALL_BUT.fullmatch(line)
    if but:
        left = _tasks(but[1], shown)
        kept = tuple(task for task in shown.tasks if task not in left) if left else ()
        return Ticked(code=shown.code, ticked=kept, cleared=tuple(left)) if kept and left else None
    off = UNTICK.fullmatch(line)
    if off:
        tasks = _tasks(off[1], shown)
        return Ticked(code=shown.code, cleared=tuple(tasks)) if tasks else None
    on = TICK.fullmatch(line)
    tasks = _tasks(on[1], shown) if on else None
    return Ticked(code=shown.code, ticked=tuple(tasks)) if tasks else None


def _tasks(numbers: str, shown: Shown) -> list[str] | None:
    """The ids of duties by their numbers; None where anything in the list is no number of a duty."""
    spaced = re.sub(r"\s*(?:-|–|\bto\b|\bthrough\b)\s*", "-", numbers)
    found: list[str] = []
    for part in filter(None, JOINED.split(spaced)):
        asked = RANGE.fullmatch(part)
        if asked is None:
            return None
        low, high = int(asked[1]), int(asked[2] or asked[1])
        if not 1 <= low <= high <= len(shown.tasks) or len(found) > MOST_NUMBERS:
            return None
        found += shown.tasks[low - 1 : high]
    return list(dict.fromkeys(found))


def _mistyped(line: str, shown: Shown) -> Meaning | None:
    """A command with a typing error, where only one can be meant."""
    if len(line) < SHORTEST_MISTYPED or any(sign.isdecimal() for sign in line):
        return None
    known = COMMANDS[shown.step]
    least = SURE if shown.step in SEARCHING else LIKELY
    near = process.extract(line, known.keys(), scorer=fuzz.ratio, score_cutoff=least - MARGIN, limit=10)
    meanings = list(_distinct((known[name](shown), score) for name, score, _ in near))
    if not meanings or meanings[0][1] < least:
        return None
    alone = len(meanings) == 1 or meanings[0][1] - meanings[1][1] >= MARGIN
    return meanings[0][0] if alone else None


def _distinct(scored: Iterable[tuple[Meaning, float]]) -> Iterable[tuple[Meaning, float]]:
    """Each meaning once, with its best score."""
    seen: list[Meaning] = []
    for meaning, score in scored:
        if meaning not in seen:
            seen.append(meaning)
            yield meaning, score

"""What a typed line means where it is typed: the words for everything that the buttons do, and a little more.

Pure. A line is read by what is on the screen: "2" picks from a menu, ticks a duty, or opens a result. Typing
errors in commands are forgiven where only one command can be meant; where a search is possible, what is no command
is one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.conversation.events import Chose, Event, Filtered, Refreshed, Searched, SortedBy, Ticked, TurnedTo, WentBack
from bot.conversation.language.intents import (
    Compare,
    Details,
    Meaning,
    Save,
    Shown,
    TickedAndDone,
    Unclear,
    Unsave,
    Wish,
)
from bot.conversation.language.normalize import bare_of, figured, plain, readable, variants
from bot.conversation.language.other_steps import MANY, said_elsewhere
from bot.conversation.language.patterns import (
    ADDED,
    ALL_BUT,
    AMONG,
    AND_BRIGHT,
    ASKS_ZONE,
    BOTH,
    CHOOSE,
    CODE,
    CODE_INSIDE,
    COMPARE,
    DETAILS,
    DETAILS_AFTER,
    DUTIES,
    EXPORT,
    FRAME,
    GREETED,
    NONE_BUT,
    NTH_PAGE,
    ONLY,
    PAGE,
    SAVE,
    SEARCH,
    SHARE,
    SHARE_LIST,
    SORT,
    STARTING,
    THANKED,
    THATS,
    THEN_DONE,
    TICK,
    UNSAVE,
    UNTICK,
    ZONE,
)
from bot.conversation.language.phrases import COMMANDS, SORTS
from bot.conversation.language.selections import picked
from bot.conversation.state import Step

LINE_CHARACTERS: Final = 300
"""A longer line is somebody's story, and no command."""

SEARCHING: Final = frozenset({Step.ASKING, Step.CHOOSING_OCCUPATION})
LIKELY: Final = 74
"""How alike, in per cent, the mistyped name of an order must be."""
TITLE_LIKE: Final = 80
AS_SAID: Final = frozenset({Wish.FORGET, Wish.STOP, Wish.HERE})
VERBS: Final = frozenset(
    "sort order details compare save page zone tick untick select remove export download share without except only"
    " ordenar pagina zona detalles comparar guardar marcar quitar exportar compartir".split()
)
"""The words that tell what is to be done with the numbers or the name after them."""

VOWELS: Final = re.compile("[aeiou]")
SHORTEST_MISTYPED: Final = 4
SHORTEST_WITHOUT_VOWELS: Final = 3
LONG: Final = 8
MOST_SLIPS: Final = 2
"""Letters from which on a word may have two typing errors."""


def understand(text: str, shown: Shown) -> Meaning:  # noqa: PLR0911 - one table, the surest reading first
    """What a line means; never raises, whatever is typed."""
    said = readable(text)
    if said == "?":
        return Wish.HELP
    line = plain(said[: LINE_CHARACTERS + 1])
    if not line:
        return Searched(keyword=said) if said and shown.step in SEARCHING else _without_words(text)
    if len(line) > LINE_CHARACTERS:
        return Searched(keyword=said)
    meaning = _read(line, shown)
    if meaning is not None:
        return meaning
    if CODE_INSIDE.search(line) or CODE.fullmatch(line) or FRAME.fullmatch(line) or FRAME.fullmatch(bare_of(line)):
        return Searched(keyword=_sought(said))
    there = said_elsewhere(line, shown.step)
    meaning = None if there else _mistyped(bare_of(line), shown)
    meaning = meaning or _numbered_wrongly(bare_of(line), said, shown)
    if meaning is not None:
        return meaning
    return Searched(keyword=_sought(said)) if shown.step in SEARCHING and not there else Unclear(said)


def sought(text: str) -> str:
    """What a line would be searched for where nothing is shown yet; empty where it is no search."""
    meaning = understand(text, Shown())
    return meaning.keyword if isinstance(meaning, Searched) else ""


def _read(line: str, shown: Shown) -> Meaning | None:
    """What a plain line says as it is: the surest reading first, each of the line with and without politeness."""
    for read in (_command, _passed_on, _asked, _parametrised, _by_step):
        for variant in variants(line):
            meaning = read(variant, shown)
            if meaning is not None:
                return meaning
    return None


def alike(said: str, title: str) -> bool:
    """Whether somebody who typed this may well have meant an occupation's title."""
    line, whole = plain(said), title.casefold()
    words = whole.replace(",", " ").split()
    if " " in line:
        return fuzz.token_set_ratio(line, whole) >= TITLE_LIKE
    return any(word.startswith(line) or fuzz.ratio(line, word) >= TITLE_LIKE for word in words)


def _sought(said: str) -> str:
    """What is searched for: the one code in it, or all but a greeting and the word that it is a search."""
    codes = set(CODE_INSIDE.findall(said))
    if len(codes) == 1:
        return str(codes.pop())
    return SEARCH.sub("", GREETED.sub("", said)) or said


def _without_words(text: str) -> Meaning:
    """Nothing but emoji: a wave, thumbs up, or nothing that is known."""
    if "wave" in text or "\U0001f44b" in text:
        return Wish.HELLO
    thanks = (":+1:", "thumbsup", ":pray:", "heart", "clap", "\U0001f44d", "\U0001f64f", "\u2764", "\U0001f44f")
    return Wish.THANKS if any(sign in text for sign in thanks) else Refreshed()


def _command(line: str, shown: Shown) -> Meaning | None:
    if THANKED.fullmatch(line):
        return Wish.THANKS
    make = COMMANDS[shown.step].get(line.rstrip("? ") or line)
    return make(shown) if make else None


def _asked(line: str, shown: Shown) -> Meaning | None:
    """A question about what the screens say, and what is wished of the list."""
    if ASKS_ZONE.fullmatch(figured(line)):
        return Wish.ZONES
    off = UNSAVE.fullmatch(line)
    if off:
        return Unsave(_bare_number(figured(off[1] or off[2])))
    if shown.step is Step.CHOOSING_TASKS and ADDED.fullmatch(line):
        return None
    for shape, means in ((SAVE, Save), (COMPARE, Compare)):
        asked = shape.fullmatch(line)
        if asked:
            which = str(asked[asked.lastindex or 1])
            rows = _rows(which, shown)
            if rows:
                return means(tuple(rows))
            several = shown.step is Step.READING_RESULTS and len(AMONG.split(which)) > 1
            if picked(figured(which), MANY) or (means is Compare and several):
                return means(())
    return None


def _passed_on(line: str, shown: Shown) -> Meaning | None:
    """Files, posts, and what belongs to the duties before: of the results alone."""
    if SHARE_LIST.fullmatch(line):
        return Wish.SHARE_LIST
    if shown.step is not Step.READING_RESULTS:
        return None
    if EXPORT.fullmatch(line):
        return Wish.EXPORT
    if SHARE.fullmatch(line):
        return Wish.SHARE
    return WentBack() if DUTIES.fullmatch(line) else None


def _parametrised(line: str, shown: Shown) -> Meaning | None:
    """Pages, orders, filters: a command with something in it."""
    said = figured(line)
    page = PAGE.fullmatch(said) or NTH_PAGE.fullmatch(said)
    if page and shown.step is not Step.ASKING:
        return TurnedTo(page=min(max(1, int(page[1])), shown.pages))
    if shown.step is not Step.READING_RESULTS:
        return None
    order = SORT.fullmatch(line)
    if order:
        return _sorted(order[1] or order[2])
    bright = AND_BRIGHT.fullmatch(said)
    zone = ZONE.fullmatch(bright[1] if bright else said)
    if not zone:
        return None
    wanted = shown.filter.but(zones=(int(zone[1] or zone[2]),), bright=bool(bright) or shown.filter.bright)
    return Filtered(filter=wanted)


def _sorted(name: str) -> Meaning | None:
    found = process.extractOne(name, SORTS.keys(), scorer=fuzz.ratio, score_cutoff=LIKELY)
    return SortedBy(sort=SORTS[found[0]]) if found else None


def _by_step(line: str, shown: Shown) -> Meaning | None:
    match shown.step:
        case Step.CHOOSING_OCCUPATION:
            return _chosen(line, shown)
        case Step.CHOOSING_TASKS:
            return _ticked(figured(line), shown) or _ticked_and_done(figured(line), shown)
        case Step.READING_RESULTS:
            return _result(line, shown)
        case Step.ASKING:
            return None


def _chosen(line: str, shown: Shown) -> Event | None:
    for said in _inner(line, CHOOSE, THATS, DETAILS, DETAILS_AFTER):
        code = _row(said, shown)
        if code:
            return Chose(code=code)
    return None


def _result(line: str, shown: Shown) -> Meaning | None:
    if STARTING.fullmatch(line):
        asked = CHOOSE.fullmatch(line)
        code = _row(asked[1], shown) if asked else None
        return Chose(code=code) if code else None
    for said in _inner(line, CHOOSE, DETAILS, DETAILS_AFTER):
        code = _row(said, shown)
        if code:
            return Details(code)
    return None


def _inner(line: str, *shapes: "re.Pattern[str]") -> Iterator[str]:
    """The line itself, and what stands inside each shape that it has."""
    yield line
    for shape in shapes:
        asked = shape.fullmatch(line)
        if asked:
            yield asked[1]


def _row(said: str, shown: Shown) -> str | None:
    """The code of the one row that is meant, by its number or by its title."""
    rows = _numbered(said, shown)
    if rows is not None:
        return rows[0] if len(rows) == 1 else None
    titles = {plain(title): code for code, title in shown.rows}
    one = said.removesuffix("s")
    begun = [code for title, code in titles.items() if title.startswith(one) and len(one) > SHORTEST_MISTYPED]
    by_code = [code for code, _ in shown.rows if said in {code, code.removesuffix(".00")}]
    return titles.get(said) or titles.get(said + "s") or next(iter(by_code or (begun if len(begun) == 1 else ())), None)


def _rows(said: str, shown: Shown) -> list[str] | None:
    """The codes of the rows that are meant: by numbers, all of them, or by titles."""
    if BOTH.fullmatch(said):
        return [code for code, _ in shown.rows]
    rows = _numbered(said, shown)
    if rows is not None:
        return rows
    found = [_row(part.removeprefix("the "), shown) for part in AMONG.split(said) if part]
    codes = [code for code in found if code]
    return list(dict.fromkeys(codes)) if codes and len(codes) == len(found) else None


def _numbered(said: str, shown: Shown) -> list[str] | None:
    """The codes of the rows that are meant by numbers: those shown, or else places on the page."""
    line = figured(said)
    shifted = picked(line, shown.first - 1 + len(shown.rows))
    if shifted and min(shifted) >= shown.first - 1:
        return [shown.rows[at - shown.first + 1][0] for at in shifted]
    places = picked(line, len(shown.rows))
    return [shown.rows[at][0] for at in places] if places else None


def _bare_number(said: str) -> str:
    return re.sub(r"^(?:number |no\.? ?|#|the )+", "", said).strip()


def _ticked(line: str, shown: Shown) -> Event | None:
    """Numbers are those of the whole list: "1 3-5", "not 2", "all but 7", "only 1 and 2"."""
    for shape, ticks in ((ALL_BUT, _all_but), (NONE_BUT, _only), (ONLY, _only), (UNTICK, _off), (TICK, _on)):
        asked = shape.fullmatch(line)
        tasks = _tasks(str(asked[asked.lastindex or 1]), shown) if asked else None
        if tasks:
            return ticks(tasks, shown)
        if asked and shape is not TICK:
            return None
    return None


def _ticked_and_done(line: str, shown: Shown) -> Meaning | None:
    """Both at once: "1 2 3 done"."""
    asked = THEN_DONE.fullmatch(line)
    ticks = _ticked(asked[1], shown) if asked else None
    return TickedAndDone(ticks) if isinstance(ticks, Ticked) else None


def _numbered_wrongly(line: str, said: str, shown: Shown) -> Unclear | None:
    """Numbers where there are none such, or several where one is to be chosen; in a search they may be anything."""
    first = 1 if shown.tasks else shown.first
    last = len(shown.tasks) or first - 1 + len(shown.rows)
    for inner in _inner(line, CHOOSE, DETAILS, TICK, UNTICK) if last else ():
        places = picked(figured(inner), MANY)
        if places:
            known = first - 1 <= min(places) <= max(places) < last or max(places) < len(shown.rows)
            return Unclear(said, None if known else (first, last))
    return None


def _all_but(left: Sequence[str], shown: Shown) -> Event | None:
    kept = tuple(task for task in shown.tasks if task not in left)
    return Ticked(code=shown.code, ticked=kept, cleared=tuple(left)) if kept else None


def _only(kept: Sequence[str], shown: Shown) -> Event:
    others = tuple(task for task in shown.tasks if task not in kept)
    return Ticked(code=shown.code, ticked=tuple(kept), cleared=others)


def _off(tasks: Sequence[str], shown: Shown) -> Event:
    return Ticked(code=shown.code, cleared=tuple(tasks))


def _on(tasks: Sequence[str], shown: Shown) -> Event:
    return Ticked(code=shown.code, ticked=tuple(tasks))


def _tasks(numbers: str, shown: Shown) -> list[str] | None:
    """The ids of duties by their numbers; None where anything in the list is no number of a duty."""
    places = picked(numbers, len(shown.tasks))
    return [shown.tasks[at] for at in places] if places else None


def _mistyped(line: str, shown: Shown) -> Meaning | None:
    """A command with a typing error, where only one can be meant."""
    if any(sign.isdecimal() for sign in line) or shown.step not in SEARCHING:
        repaired = " ".join(map(_repaired, line.split()))
        meaning = _read(repaired, shown) if repaired != line else None
        if meaning is not None and meaning not in AS_SAID:
            return meaning
    if any(sign.isdecimal() for sign in line):
        return None
    known, words = COMMANDS[shown.step], line.split()
    near = [make for name, make in known.items() if _mistypes(words, name.split())]
    meanings = [meaning for meaning in _distinct(make(shown) for make in near) if meaning not in AS_SAID]
    # What erases everything must have been said as it is: "forger" is a person who forges, "cancer" is not "cancel".
    return meanings[0] if len(meanings) == 1 else None


def _repaired(word: str) -> str:
    """A word, or the one of those that commands with something in them are made of that it is like."""
    near = sorted((OSA.distance(word, verb), verb) for verb in VERBS if _slip(word, verb))
    return near[0][1] if near else word


def _mistypes(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words could be those of a command with a slip of the fingers in each."""
    return len(said) == len(name) and all(_slip(one, other) for one, other in zip(said, name, strict=True))


def _slip(said: str, word: str) -> bool:
    """Whether a word is another with a typing error, or two where it is long; a short one only with letters swapped."""
    if said == word or (len(said) >= SHORTEST_WITHOUT_VOWELS and said == VOWELS.sub("", word)):
        return True
    if len(word) < SHORTEST_MISTYPED or said[0] != word[0]:
        return False
    swapped = sorted(said) == sorted(word)
    errors = OSA.distance(said, word, score_cutoff=MOST_SLIPS)
    if len(word) == SHORTEST_MISTYPED:
        return swapped and errors == 1
    return errors == 1 or (errors <= MOST_SLIPS and len(word) >= LONG)


def _distinct(meanings: Iterable[Meaning]) -> Iterator[Meaning]:
    """Each meaning once."""
    seen: list[Meaning] = []
    for meaning in meanings:
        if meaning not in seen:
            seen.append(meaning)
            yield meaning

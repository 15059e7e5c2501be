"""Reads a pasted text, such as an advertisement or a résumé, and finds the lines that say what a person does.

Names, addresses, telephone numbers, e-mail addresses and links are removed before anything else is read. Lines that
name a job or describe duties come before the others.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.onet.matching.tokenizer import telling_words

CHARACTERS_READ: Final = 12_000
WORDS_READ: Final = 60
"""Telling words that are compared with all occupations; each costs some two milliseconds."""

PASTED_CHARACTERS: Final = 150
"""A longer line is read as pasted text: a search keeps only this many characters, and could miss the job at its end."""
PASTED_LINES: Final = 4
TITLE_LINES: Final = 3
TITLE_WORDS: Final = 8
DATE_WORDS: Final = 4
"""Extra words that a title's line may have for its dates."""

REMOVED: Final = " "
TOP_DOMAINS: Final = "com|org|net|edu|gov|io|us|es|mx|co|ca|uk"
STREETS: Final = "Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl"
LABELS: Final = "name|nombre|contact|contacto|address|direcci[oó]n|phone|tel[eé]fono|e-?mail|references?"
DETAILS: Final = (
    re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    re.compile(rf"(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,4}}(?:{TOP_DOMAINS})(?:/\S*|(?!\w))", re.IGNORECASE),
    re.compile(r"(?<![\w$])(?:\+\d{1,3}[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]\d{3,4}(?!\d)"),
    re.compile(r"(?<!\w)\+\d(?:[ .-]?\d){7,14}(?!\d)"),
    re.compile(
        rf"(?<!\w)\d{{1,5}} (?:[A-Z][\w.]{{0,20}} ){{1,3}}(?:{STREETS})\b\.?(?:,? ?(?:Apt|Unit|Suite|#) ?\w{{1,6}})?"
    ),
    re.compile(r"\b(?:Calle|Avenida|Av\.|C/) ?(?:[A-Z]\w{0,20} ?){1,4},? ?(?:n[úu]m\.? ?)?\d{1,4}\b"),
    re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Sr|Sra|Prof)\.? [A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30})?"),
    re.compile(r"(?i:(?<=my name is )|(?<=me llamo ))[A-Z][\w'-]{0,30}(?: [A-Z][\w'-]{0,30}){0,3}"),
    re.compile(rf"^[^\w\n]{{0,20}}(?:{LABELS}) ?:.*$", re.IGNORECASE | re.MULTILINE),
)
"""E-mail addresses, links, telephone numbers, streets, people, and lines labelled as such."""

STATES: Final = frozenset(
    "AL AK AZ AR CO CT DE FL GA HI ID IL IN IA KS KY ME MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK RI SC SD TN TX UT"
    " VT WA WV WI WY DC PR".split()
)
"""Codes of states and territories (https://pe.usps.com/text/pub28/28apb.htm) but those that are credentials as well."""

CREDENTIALS: Final = frozenset("CA LA MA MD OR PA VA".split())
"""Codes of states that are also written behind a job: "Physician Assistant, PA", "Virtual Assistant, VA"."""

TOWN: Final = re.compile(
    r"(?<![A-Za-z])(?P<town>(?:[A-Z][a-z]{1,20} ?){1,3}), ?(?P<state>[A-Z]{2})(?![A-Za-z])(?P<zip> \d{5}(?:-\d{4})?)?"
)
"""A town with its state, or a job with its credential."""

NAME_LINE: Final = re.compile(r"^\W*[A-Z][\w'.-]*(?:\s+[A-Z][\w'.-]*){1,3}\W*$")
BULLET: Final = re.compile(r"^\s*(?:[-*\u2022\u25aa\u25cf\u2013\u2014>+]|\d{1,2}[.)]|[a-z][.)])\s+")
MARKS: Final = " *_#:,"
BETWEEN: Final = re.compile(r"\s[-\u2013\u2014|]\s|:\s|,\s")
DATES: Final = re.compile(r"\(?\b(?:[A-Z][a-z]+ )?(?:19|20)\d{2}\b.*$|\([^()]*\)")
LABEL: Final = re.compile(
    r"^\W*(?:(?:job |position )?title|position|role|occupation|job|puesto|cargo|oficio|ocupaci[oó]n)\W*:\W*",
    re.IGNORECASE,
)
NO_AGENT: Final = (
    "after answer another center color computer corner customer door either ever floor for four her important instant"
    " letter matter member never number offer order other over paper partner plant power restaurant significant"
    " summer their together under water weather whatever winter cancer"
)
AGENT: Final = re.compile(
    r"\b(?!(?:"
    + "|".join(NO_AGENT.split())
    + r")s?\b)\w{2,}(?:er|or|ist|ian|ant|man|woman|nurse|clerk|chef|cook|aide|tech|rep|pilot|agent|lead|foreman|ero|era"
    r"|ista|dor|dora|professional)s?\b",
    re.IGNORECASE,
)
"""Words that say what somebody is, by their ending."""

OTHER_SECTIONS: Final = re.compile(
    r"^\W*(?:requirements?|qualifications?|requisitos|benefits?|perks|what we offer|we offer|ofrecemos|education"
    r"|estudios|formaci[oó]n|skills|traits|hobbies|interests|intereses|languages|idiomas|about (?:us|the company)"
    r"|salary|pay|location|how to apply|equal opportunity|references|awards|certifications?|licen[sc]es?|automatic dqs"
    r"|experience requirements|experience level|schedule|you (?:bring|have)|looking for|we are looking for)\b",
    re.IGNORECASE,
)
WORK_SECTIONS: Final = re.compile(
    r"^\W*(?:(?:key |primary |main )?(?:responsibilit(?:y|ies)|duties|functions|tasks)|responsabilidades|funciones"
    r"|tareas|(?:work |professional )?experience|experiencia|employment|what (?:you|the|is the)|your (?:work|day|role)"
    r"|job goal)\b",
    re.IGNORECASE,
)
NOT_WORK: Final = re.compile(
    r"\b(?:equal opportunity|per hour|an hour|a year|/year|per week|401|dental (?:plan|insurance|and vision)|vacation"
    r"|paid time|send (?:us )?your|apply|resume|bachelor|master'?s|degree|diploma|gpa|university|college|at least \d"
    r"|years? old|drug screen|full[- ]time|part[- ]time|permanent|remote|month ago|months? (?:of )?experience)\b"
    r"|\$ ?\d",
    re.IGNORECASE,
)
"""What surrounds the work in an advertisement or a résumé."""


@dataclass(frozen=True)
class PastedText:
    """The lines that say what a person does, and what was left out.

    `titles` may name a job; `duties` describe work, in the order of the text.
    """

    titles: tuple[str, ...]
    duties: tuple[str, ...]
    personal_details: int
    unread_characters: int

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines that were read."""
        return self.titles + self.duties

    @property
    def keyword(self) -> str:
        """The text in one line: the job it names, or its first line."""
        return ", ".join(dict.fromkeys(self.titles)) or next(iter(self.duties), "")


def is_pasted(text: str, longest: int = PASTED_CHARACTERS) -> bool:
    """Whether a text is too long, or has too many lines, to have been typed."""
    return len(text) > longest or sum(bool(line.strip()) for line in text.splitlines()) >= PASTED_LINES


def read_pasted(text: str) -> PastedText:
    """The relevant lines of a text of any length; at most `CHARACTERS_READ` characters of it are read."""
    bare, details = without_personal_details(text[:CHARACTERS_READ])
    titles, duties, other = _group_lines(bare)
    kept_titles = tuple(titles[:TITLE_LINES])
    kept, rest = _within_limit([*duties, *other], WORDS_READ - len(telling_words(" ".join(kept_titles))))
    unread = max(0, len(text) - CHARACTERS_READ) + sum(map(len, rest)) + sum(map(len, titles[TITLE_LINES:]))
    return PastedText(kept_titles, kept, details, unread)


def without_personal_details(text: str) -> tuple[str, int]:
    """The text without names, addresses, telephone numbers and links, and how many of them there were."""
    found = 0
    for pattern in DETAILS:
        text, count = pattern.subn(REMOVED, text)
        found += count
    text, count = _without_towns(text)
    found += count
    lines = text.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if found and first is not None and _is_name(lines[first]):
        lines[first] = ""
        found += 1
    return "\n".join(lines), found


def _without_towns(text: str) -> tuple[str, int]:
    """The text without towns, and how many of them there were. "Registered Nurse, RN" is none."""
    towns = [match for match in TOWN.finditer(text) if _is_town(match)]
    for match in reversed(towns):
        text = text[: match.start()] + REMOVED + text[match.end() :]
    return text, len(towns)


def _is_town(match: re.Match[str]) -> bool:
    if match["zip"] or match["state"] in STATES:
        return True
    alone = match[0] == match.string.strip()  # "Family Medicine, MD" is somebody's whole answer, and no place
    return match["state"] in CREDENTIALS and not alone and not AGENT.search(match["town"])


def _is_name(line: str) -> bool:
    return (
        bool(NAME_LINE.match(line))
        and not AGENT.search(line)
        and not OTHER_SECTIONS.match(line)
        and not LABEL.match(line)
    )


def _group_lines(text: str) -> tuple[list[str], list[str], list[str]]:
    """Lines that name a job, lines that describe duties, and other prose; the rest is left out."""
    titles: list[str] = []
    duties: list[str] = []
    other: list[str] = []
    reading = True
    for line in map(str.strip, text.splitlines()):
        heading = _heading(line)
        if heading is not None:
            reading = heading
        elif not telling_words(line):
            continue
        elif _is_title(line):
            titles.append(_title_of(line))
        elif reading and not NOT_WORK.search(line):
            (duties if BULLET.match(line) else other).append(BULLET.sub("", line).strip(" *_#"))
    return titles, duties, other


def _heading(line: str) -> bool | None:
    """Whether a heading begins a part about work; None if the line isn't a heading."""
    if len(line.split()) > TITLE_WORDS or BULLET.match(line):
        return None
    if OTHER_SECTIONS.match(line):
        return False
    return True if WORK_SECTIONS.match(line) else None


def _is_title(line: str) -> bool:
    if LABEL.match(line):
        return True
    short = len(line.split()) <= TITLE_WORDS + DATE_WORDS and not line.rstrip().endswith(".")
    return short and not BULLET.match(line) and bool(AGENT.search(line)) and not NOT_WORK.search(DATES.sub("", line))


def _title_of(line: str) -> str:
    """The part of a line that names the job: without number, label, employer and dates."""
    bare = DATES.sub("", LABEL.sub("", BULLET.sub("", line.lstrip(MARKS)))).strip(MARKS)
    parts = [part.strip(MARKS) for part in BETWEEN.split(bare) if part.strip(MARKS)]
    named = [part for part in parts if AGENT.search(part)]
    return (named or parts or [bare])[-1]


def _within_limit(lines: Iterable[str], most: int) -> tuple[tuple[str, ...], list[str]]:
    """The lines up to a limit of different significant words, and the rest."""
    words: set[str] = set()
    lines_within: list[str] = []
    rest: list[str] = []
    for line in lines:
        more = words | set(telling_words(line))
        if len(more) <= most:
            lines_within.append(line)
            words = more
        else:
            rest.append(line)
    return tuple(lines_within), rest

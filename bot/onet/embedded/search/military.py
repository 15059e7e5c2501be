"""Military work said by its name: "army medic", "combat engineer", "I was a mechanic in the air force"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.onet.accents import without_accents
from bot.onet.embedded.search.code_search import CIVILIAN, CodesFound
from bot.onet.embedded.search.evidence import TYPED, weight_of, words_told
from bot.onet.embedded.search.stemming import normal, singular, without_frame, words_of
from bot.onet.embedded.search.synonyms import in_titles
from bot.onet.models import CodeKind, CodeRead

SERVICES: Final = {
    "army": "Army",
    "national guard": "Army",
    "navy": "Navy",
    "naval": "Navy",
    "sailor": "Navy",
    "marines": "Marine Corps",
    "marine corps": "Marine Corps",
    "usmc": "Marine Corps",
    "air force": "Air Force",
    "usaf": "Air Force",
    "airman": "Air Force",
    "military": "",
    "armed forces": "",
    "coast guard": "",
    "veteran": "",
    "soldier": "",
    "infantry": "",
    "ejercito": "Army",
    "fuerza aerea": "Air Force",
    "infanteria de marina": "Marine Corps",
    "militar": "",
}
"""What says that work was military, and of which service; of any, where that is empty."""

SAID: Final = "|".join(sorted(SERVICES, key=len, reverse=True))
SERVICE: Final = re.compile(rf"(?:\bu\.?s\.? )?\b(?:{SAID})\b", re.IGNORECASE)
UNTOLD: Final = frozenset(
    "sergeant corporal captain lieutenant colonel major enlisted petty chief first class marine serve served".split()
)
"""Ranks, and what else is said of any military work."""

MARTIAL: Final = frozenset(
    "combat infantryman rifleman mortarman antitank cavalry armor cannon cannoneer gunner corpsman boatswain artillery"
    " ordnance munition missile pararescue".split()
)
"""Words of military names that no civilian job has."""

SHORT_FORMS: Final = {"mp": "military police"}
"""What is short for military work, if a service is named: alone, an MP may be a legislator."""

INFANTRY: Final = "infantryman"
NAME: Final = re.compile(r"^(?P<name>.+) \((?P<service>[^()]+?)(?: officer)?\)")
NEAR: Final = 3
"""Specialties whose occupations are given, those first whose names tell the least beside what was said."""


@dataclass(frozen=True)
class Specialty:
    """One of a service: its title, the words of its name that tell of work, and the occupations that are like it."""

    title: str
    service: str
    words: tuple[str, ...]
    occupations: tuple[str, ...]

    @property
    def is_martial(self) -> bool:
        """Whether its name says that it's military."""
        return bool(MARTIAL & set(self.words))


def is_martial(text: str) -> bool:
    """Whether a word shows that a text is about military work, even if a civilian title is similar."""
    return bool(MARTIAL & set(_words(text)))


def read_military(text: str, known: Sequence[str]) -> CodesFound:
    """The specialty that a text names, its occupations, and the rest of the text; without one, the whole text.

    `known` are the codes of the release. If the text only names the service, the rest describes the work: "army cook"
    is a cook.
    """
    found = _read(text)
    return replace(found, occupations=tuple(code for code in found.occupations if code in known))


def _read(text: str) -> CodesFound:
    phrase = _phrase_in(text)
    if phrase is not None:
        typed, specialty = phrase
        return _result(typed, [specialty], text.replace(typed, " "))
    bare = without_accents(text)
    services = [SERVICES[_plain(match.group())] for match in SERVICE.finditer(bare)]
    left = " ".join(_spelled_out(SERVICE.sub(" ", bare))) if services else text
    words = [word for word in _words(without_frame(left)) if word not in UNTOLD]
    if services and not words:
        return CodesFound((), _infantry(text), text)
    near = _nearest(words, services) if services or MARTIAL & set(words) else []
    return _result(text.strip(), near, left) if near else CodesFound(rest=left if services and words else text)


def _spelled_out(text: str) -> list[str]:
    """The words of a text, with short forms replaced."""
    return [SHORT_FORMS.get(word.casefold(), word) for word in text.split()]


def _plain(service: str) -> str:
    """What says the service, without the country before it."""
    return re.sub(r"^u\.?s\.? ", "", service.casefold())


def _words(text: str) -> list[str]:
    """The words that tell of work, in the singular."""
    return [singular(word) for word in normal(" ".join(words_told(text))).split()]


def _infantry(text: str) -> tuple[str, ...]:
    """Occupations similar to the infantry, if the text only names that or the service."""
    meant = in_titles(words_of(normal(text)))
    return _of_name(INFANTRY) if "infantry" in meant else ()


def _of_name(word: str) -> tuple[str, ...]:
    return next(specialty.occupations for specialty in SPECIALTIES if specialty.words == (word,))


def _nearest(words: Sequence[str], services: Sequence[str]) -> list[Specialty]:
    """The specialties of the services said, or of any, whose names hold all of these words."""
    holding = [specialty for specialty in SPECIALTIES if set(words) <= set(specialty.words)]
    named = set(filter(None, services))
    own = [specialty for specialty in holding if not named or specialty.service in named]
    return sorted(own, key=lambda specialty: sum(map(weight_of, set(specialty.words) - set(words))))[:NEAR]


def _phrase_in(text: str) -> tuple[str, Specialty] | None:
    """The military name of several words that stands in a longer text, as it was typed."""
    typed = list(TYPED.finditer(text))
    words = [singular(normal(match.group())) for match in typed]
    for specialty in SPECIALTIES:
        length = len(specialty.words)
        if not specialty.is_martial or length == 1:
            continue
        for at in range(len(words) - length + 1):
            if tuple(words[at : at + length]) == specialty.words:
                return text[typed[at].start() : typed[at + length - 1].end()], specialty
    return None


def _result(typed: str, specialties: Sequence[Specialty], rest: str) -> CodesFound:
    """The occupations; it is only said what was read where one name is nearer than all others."""
    codes = tuple(dict.fromkeys(code for specialty in specialties for code in specialty.occupations))
    fewest = [specialty for specialty in specialties if len(specialty.words) == len(specialties[0].words)]
    sure = len({specialty.words for specialty in fewest}) == 1
    read = (CodeRead(said=typed, kind=CodeKind.MILITARY, title=specialties[0].title),) if sure else ()
    return CodesFound(read, codes, rest)


def _specialties() -> Iterator[Specialty]:
    for title, occupations in CIVILIAN.values():
        parts = NAME.fullmatch(title)
        if parts:
            yield Specialty(title, parts["service"], tuple(_words(parts["name"])), occupations)


SPECIALTIES: Final = tuple(_specialties())

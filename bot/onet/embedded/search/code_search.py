"""Reads codes in a search: of occupations in this and in earlier taxonomies, and of the armed forces."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Final

from bot.onet.models import CodeKind, CodeRead

DASH: Final = r"[-\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d]"
"""Every dash of Unicode that people and word processors write."""

WHOLE: Final = re.compile(rf"(\d{{2}})(?:\s?{DASH}\s?|\s|\.(?=\d{{4}}))?(\d{{0,4}})(?:[.,](\d{{0,2}}))?")
"""A code, or the beginning of one, that is all that was typed."""

INSIDE: Final = re.compile(rf"(?<![\d.])(\d{{2}})\s?{DASH}\s?(\d{{4}})(?:[.,](\d{{2}}))?(?![\d-])")
NAMED: Final = re.compile(
    rf"\b(?:soc|o\*?net|onet-soc)\b\D{{0,20}}?(\d{{2}})(?:{DASH}|\s)?(\d{{4}})(?:[.,](\d{{2}}))?", re.IGNORECASE
)
"""A code inside words, by its dash, or by the word before it."""

CALLED: Final = re.compile(r"[\s:#]*(?:(?:o\*?net|soc|code|number|no|occupation|is|my|the)[\s:#.-]*)*", re.IGNORECASE)
"""Words around a code that only say that it is one."""

MINOR_DIGITS: Final = 4
GROUPS: Final = (6, 5, 4, 3)
"""How many characters of a code its neighbors share: the broad group, the minor groups, the major group."""

ARMY: Final = r"\d{2}[A-Za-z]"
AIR_FORCE: Final = r"\d[A-Za-z]\d[\dXx]\d"
RATING: Final = (
    "(?:AB|AC|AD|AE|AM|AO|AT|BM|BU|CE|CM|CS|CTN|DC|EM|EN|EO|ET|FC|GM|GSM|HM|HT|IS|IT|LS|MA|MC|MM|MMN|MR|NC|OS|PS|QM|RP"
    "|STG|SW|UT|YN)"
)
MILITARY: Final = re.compile(
    rf"(?<![\w-])(?:{AIR_FORCE}|({ARMY})(?:\d0)?|{RATING}[1-3]|HMC|EOD|[Hh][Mm][1-3])(?![\w-])"
)
"""A code of the Army or the Air Force, or a rating of the Navy with its grade."""

SERVICE: Final = re.compile(
    rf"\b(?i:MOS|AFSC|NEC|rating|rate|marines?|marine corps)\W{{1,3}}(?i:code\W{{1,3}})?"
    rf"(\d{{4}}|{RATING}|{ARMY}|{AIR_FORCE})(?![\w-])"
)
"""A code that the word before it makes military."""

UNKNOWN_SERVICE: Final = re.compile(
    r"\b(?:MOS|AFSC|NEC)\W{1,3}(?:code\W{1,3})?(\d[\dA-Z]{2,4})(?![\w-])", re.IGNORECASE
)


@dataclass(frozen=True)
class CodesFound:
    """The codes of a text, the occupations they lead to, best first, and the text without them."""

    read: tuple[CodeRead, ...] = ()
    occupations: tuple[str, ...] = ()
    rest: str = ""


class CodeSearch:
    """Reads codes; `known` are those of all occupations of the release."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)

    def find(self, text: str) -> CodesFound:
        """The codes in a text: an occupation's, or else those of the armed forces; empty if there are none."""
        whole = WHOLE.fullmatch(text.strip())
        if whole:
            return self._occupation(text.strip(), *whole.groups(default=""))
        inside = NAMED.search(text) or INSIDE.search(text)
        if inside:
            found = self._occupation(inside.group(), *inside.groups(default=""))
            around = CALLED.sub(" ", text.replace(inside.group(), " ")).strip()
            if found.read[0].kind in CERTAIN or not around:
                return found
        return self._military(text)

    def _occupation(self, typed: str, major: str, minor: str, detail: str) -> CodesFound:
        """The occupations of a code, of its successors, or of its group."""
        start = f"{major}-{minor}" + (f".{detail}" if detail else "")
        own = [code for code in self._known if code.startswith(start)]
        whole = len(minor) == MINOR_DIGITS
        successors = [code for old, new in FORMER.items() if whole and old.startswith(start) for code in new]
        for kind, codes in ((CodeKind.OCCUPATION, own), (CodeKind.SUCCESSOR, self._codes_of_release(successors))):
            if codes:
                return _result(typed, kind, codes)
        near = next((codes for codes in self._groups(start) if codes), [])
        return _result(typed, CodeKind.NEIGHBOR if near else CodeKind.UNKNOWN, near)

    def _groups(self, start: str) -> Iterator[list[str]]:
        for length in GROUPS:
            if len(start) > length:
                yield [code for code in self._known if code.startswith(start[:length])]

    def _military(self, text: str) -> CodesFound:
        """The civilian occupations that match the military codes in a text."""
        found = [match for pattern in (SERVICE, MILITARY) for match in pattern.finditer(text)]
        read: dict[str, CodeRead] = {}
        codes: list[str] = []
        for match in found:
            code = next(filter(None, match.groups()), match.group()).strip()
            title, occupations = CIVILIAN.get(_military_key(code), ("", ()))
            if occupations and not any(code in longer for longer in read):
                read[match.group()] = CodeRead(said=match.group(), kind=CodeKind.MILITARY, title=title)
                codes += self._codes_of_release(occupations)
        if not read and (unknown := UNKNOWN_SERVICE.search(text)):
            read[unknown.group()] = CodeRead(said=unknown.group(), kind=CodeKind.UNKNOWN)
        rest = text
        for code in read:
            rest = rest.replace(code, " ")
        return CodesFound(tuple(read.values()), tuple(dict.fromkeys(codes)), rest)

    def _codes_of_release(self, codes: Sequence[str]) -> list[str]:
        """Those that the release has; a later one may have split or renamed some."""
        known = set(self._known)
        return [code for code in dict.fromkeys(codes) if code in known]


CERTAIN: Final = frozenset({CodeKind.OCCUPATION, CodeKind.SUCCESSOR})


def _result(typed: str, kind: CodeKind, codes: Sequence[str]) -> CodesFound:
    return CodesFound((CodeRead(said=typed, kind=kind),), tuple(dict.fromkeys(codes)))


def _military_key(typed: str) -> str:
    """A code as in the list: capitals, X for the skill level of an Air Force code, a rating without its grade."""
    code = typed.upper()
    if re.fullmatch(AIR_FORCE, code):
        return f"{code[:3]}X{code[4]}"
    return code if code in CIVILIAN else re.sub(r"(?<=[A-Z]{2})[1-3C]$", "", code)


def _rows(name: str) -> Iterator[list[str]]:
    for line in resources.files("bot.onet.embedded.search").joinpath(name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


FORMER: Final[Mapping[str, tuple[str, ...]]] = {old: tuple(new.split()) for old, new in _rows("former_codes.tsv")}
"""Codes of O*NET-SOC 2010 that are no longer used, and their successors."""

CIVILIAN: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    code: (title, tuple(codes.split())) for code, title, codes in _rows("military.tsv")
}
"""What a military code is called, and the civilian occupations that are like it."""

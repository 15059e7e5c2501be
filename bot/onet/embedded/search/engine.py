"""Keyword search over an imported release; it reports what it understood (docs/decisions/0014-search-that-doubts.md).

A code or a title is looked up. A text is split into sentences; each is compared with titles and with all texts about
occupations. The more words a text has, the less its likeness to a title counts.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

from bot.onet.embedded.search.code_search import CodeSearch, CodesFound
from bot.onet.embedded.search.descriptions import LEAST_EVIDENCE, DescriptionSearch
from bot.onet.embedded.search.evidence import (
    GUESS,
    SHARE,
    SURE,
    Evidence,
    WeighedWords,
    is_lone_noun,
    is_question,
    tells_a_story,
    without_noise,
    words_told,
)
from bot.onet.embedded.search.military import is_martial, read_military
from bot.onet.embedded.search.situation import without_situation
from bot.onet.embedded.search.stemming import AROUND, with_relatives, with_schools, without_name
from bot.onet.embedded.search.synonyms_es import translated
from bot.onet.embedded.search.titles import NAMED, TitleSearch, TitlesFound, Weights
from bot.onet.matching.pasted_text import PastedText, is_pasted, read_pasted
from bot.onet.matching.sentences import PART, Sentence, Stance, bare, sentences
from bot.onet.matching.steps import Steps, finish
from bot.onet.matching.unpaid_work import UnpaidWork, unpaid_work
from bot.onet.models import CodeKind, SearchGroup, Understanding

TITLE_WORDS: Final = 3
"""A text of so many telling words is taken for a title."""

PHRASE_WORDS: Final = 4
"""A phrase of so many telling words that ends in a title is somebody's job, whatever stands before that."""

TITLES_COUNT: Final = 30.0
"""How much titles count in a text, divided by its telling words."""

PARTS_READ: Final = 12
"""Clauses that are compared with titles."""

MILITARY: Final = "55-"
"""The major group of military occupations, of which O*NET has no duties: https://www.onetonline.org/find/family?f=55"""

AT_HOME: Final = "homemaker"
"""What is searched for instead of a text that finds nothing, and tells of years at home with children."""

RESULTS: Final = 60
DENIED_CODES: Final = 2
"""Occupations that a denied sentence rules out, where it is no title."""

GROUP_CODES: Final = 5
"""Occupations listed of one job among several."""


@dataclass(frozen=True)
class SearchResult:
    """The codes of the occupations that match, best first, and how the text was understood."""

    codes: tuple[str, ...]
    understanding: Understanding


@dataclass(frozen=True)
class _Part:
    """A sentence and the occupations that its words name."""

    text: str
    found: TitlesFound

    @property
    def surest(self) -> float:
        """How sure it is that the words name the first occupation."""
        return max(self.found.surest, NAMED if self.found.names_a_job else 0.0)


@dataclass
class _Ranked:
    """Occupations in order, how sure their titles and duties make it, and the jobs that were named, if several."""

    codes: list[str] = field(default_factory=list)
    surest: float = 0.0
    evidence: float = 0.0
    short: bool = False
    lone: bool = False
    groups: list[_Part] = field(default_factory=list)


class OccupationSearch:
    """Finds occupations. Use it from one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, weights: Weights | None = None) -> None:
        self._titles = TitleSearch(connection, weights)
        self._descriptions = DescriptionSearch(connection)
        self._evidence = Evidence(connection, self._descriptions, self._titles.speller)
        self._known = self._titles.every_code()
        self._codes = CodeSearch(self._known)

    def codes(self, keyword: str) -> list[str]:
        """The codes of all occupations that match, best first; empty if nothing does."""
        return list(finish(self.search(keyword)).codes)

    def search(self, text: str) -> Steps[SearchResult]:
        """The occupations that match a text of any length, and how it was understood."""
        if is_pasted(text):
            return (yield from self._read_pasted(read_pasted(text)))
        text = without_situation(text)
        found = self._codes.find(text)
        if not found.read and (is_martial(text) or not self._is_civilian_title(text)):
            found = read_military(text, self._known)
        if found.read and not words_told(found.rest):
            return _of_codes(found)
        result = yield from self._line(found.rest or text)
        return _with_codes(found, result) if found.occupations or found.read else result

    def duties(self, work: Sequence[Sentence]) -> Steps[list[int]]:
        """The ids of the duties of all occupations that the sentences describe, best first."""
        return (yield from self._descriptions.duties(work))

    def _is_civilian_title(self, text: str) -> bool:
        """Whether a text is the title of an occupation that has duties; those of the armed forces have none."""
        found = self._titles.find(text)
        return found.stands and not found.codes[0].startswith(MILITARY)

    def _read_pasted(self, read: PastedText) -> Steps[SearchResult]:
        """A pasted text: the jobs it names, and the lines that describe duties."""
        text = translated("\n".join(read.lines))
        work = [sentence for sentence in sentences(text.text) if sentence.stance is Stance.MEANT]
        titles: list[_Part] = []
        for title in read.titles:
            titles.append(self._part(translated(title).text))
            yield
        ranked = yield from self._described(work, titles)
        ranked.groups = []
        words = yield from self._evidence.weigh("\n".join(read.lines), text.understood, ranked.codes)
        return _result(ranked, words)

    def _line(self, typed: str) -> Steps[SearchResult]:
        """A line: what a person does, or else what they did, without what they rule out."""
        typed = with_relatives(with_schools(without_name(typed)))
        text = translated(typed)
        whole = self._titles.find(text.text)
        telling = [sentence for sentence in sentences(text.text) if words_told(sentence.text) or whole.everyday]
        meant, former, denied = ([sentence for sentence in telling if sentence.stance is stance] for stance in Stance)
        stands = whole.stands and not (denied and text.understood)
        if stands:
            denied = []
        if stands or (whole.everyday and not denied):
            ranked = _Ranked(list(whole.codes), NAMED)
        elif not telling and is_lone_noun(typed):
            ranked = _Ranked(list(whole.codes), lone=True)
        else:
            ranked = yield from self._ranked(meant or former)
            if former and not self._is_enough(ranked):
                ranked, meant = (yield from self._ranked(former)), []
        ranked.codes = self._drop_denied(ranked, denied, former if meant else ())
        ranked.short = ranked.short and not tells_a_story(typed) and not text.understood
        words = yield from self._evidence.weigh(typed, text.understood, ranked.codes)
        if not ranked.codes and typed != AT_HOME and unpaid_work(typed) is UnpaidWork.HOME:
            return (yield from self._line(AT_HOME))
        result = _result(ranked, words, doubtful=is_question(typed))
        named = result.understanding.confident or (not denied and self._ends_in_a_title(typed, result.codes))
        update = {"denied": _as_typed(typed, denied), "former": _as_typed(typed, former), "confident": named}
        return replace(result, understanding=result.understanding.model_copy(update=update))

    def _ends_in_a_title(self, typed: str, codes: Sequence[str]) -> bool:
        """Whether a short phrase ends in the first occupation's own title: "coal mine electrician"."""
        words = words_told(typed)
        if not codes or not 1 < len(words) <= PHRASE_WORDS or tells_a_story(typed) or is_question(typed):
            return False
        return self._titles.is_own(codes[0], words[-1])

    def _ranked(self, work: Sequence[Sentence]) -> Steps[_Ranked]:
        if not work:
            return _Ranked()
        parts: list[_Part] = []
        for part in [part for sentence in work for part in sentence.parts or (sentence.text,)][:PARTS_READ]:
            parts += self._parts(part)
            yield
        if len(parts) == 1 and self._is_title(parts[0]):
            return _Ranked(list(parts[0].found.codes), parts[0].surest)
        return (yield from self._described(work, parts[:PARTS_READ]))

    def _is_enough(self, ranked: _Ranked) -> bool:
        """Whether there's any evidence for what was found."""
        return ranked.surest >= GUESS or ranked.evidence >= LEAST_EVIDENCE

    def _is_title(self, part: _Part) -> bool:
        """Whether a sentence is a title, or too short to be anything else."""
        words = len(words_told(part.text))
        return part.found.names_a_job or words <= 1 or (words <= TITLE_WORDS and part.found.surest >= SURE)

    def _parts(self, text: str) -> list[_Part]:
        """A sentence, split again if it lists several jobs: "a roofer and a hairdresser"."""
        whole = self._part(text)
        pieces = [piece for piece in PART.split(text) if piece.strip()]
        around = any(AROUND.search(piece) for piece in pieces[:-1])
        if whole.found.names_a_job or around or not 1 < len(pieces) <= PARTS_READ:
            return [whole]
        listed = [self._part(piece) for piece in pieces]
        begins_with_a_job = listed[0].found.names_a_job and len(words_told(listed[0].text)) > 1
        return listed if begins_with_a_job or all(part.found.names_a_job for part in listed) else [whole]

    def _part(self, text: str) -> _Part:
        title, telling = bare(text), without_noise(bare(text))
        found = self._titles.find(title)
        if found.names_a_job or title == telling:
            return _Part(title, found)
        return _Part(telling, self._titles.find(telling))

    def _described(self, work: Sequence[Sentence], parts: Sequence[_Part]) -> Steps[_Ranked]:
        """Occupations by their texts and titles; if several jobs are named, these come first."""
        described = yield from self._descriptions.occupations(work)
        words = len(words_told(" ".join(sentence.text for sentence in work)))
        named: dict[str, float] = {}
        for part in parts:
            for code, score in part.found.scores.items():
                named[code] = max(score, named.get(code, 0.0))
        scores = {
            code: score + TITLES_COUNT / max(TITLE_WORDS + 1, words) * named.get(code, 0.0)
            for code, score in zip(self._descriptions.vocabulary.codes, described.scores, strict=True)
        }
        order = sorted(scores, key=lambda code: (-scores[code], code))[:RESULTS]
        groups = _groups(parts)
        surest = max((part.surest for part in parts), default=0.0)
        codes = list(dict.fromkeys([*_interleave(groups), *order]))
        return _Ranked(codes, surest, described.evidence, short=words <= TITLE_WORDS, groups=groups)

    def _drop_denied(self, ranked: _Ranked, denied: Iterable[Sentence], former: Iterable[Sentence]) -> list[str]:
        """The occupations without the denied ones, former ones last; one that was named stays."""
        named = set(ranked.codes[:1] if ranked.surest >= NAMED else ())
        out = {code for sentence in denied for code in self._named_by(sentence)} - named
        late = {code for sentence in former for code in self._named_by(sentence)} - named
        remaining = [code for code in ranked.codes if code not in out]
        return [code for code in remaining if code not in late] + [code for code in remaining if code in late]

    def _named_by(self, sentence: Sentence) -> Sequence[str]:
        found = self._titles.find(bare(sentence))
        return sorted(found.exact) or found.codes[:DENIED_CODES]


def _as_typed(typed: str, meant: Sequence[Sentence]) -> tuple[str, ...]:
    """What is denied or over, in the words that were typed; where those aren't told apart, as it was translated."""
    stances = {sentence.stance for sentence in meant}
    own = [sentence for sentence in sentences(typed) if sentence.stance in stances] if meant else []
    return tuple(map(bare, own or meant))


def _groups(parts: Sequence[_Part]) -> list[_Part]:
    """The parts that name jobs of their own, if there are several."""
    groups: list[_Part] = []
    for part in parts:
        others = {code for group in groups for code in group.found.codes[:GROUP_CODES]}
        if part.found.names_a_job and part.found.codes and part.found.codes[0] not in others:
            groups.append(part)
    return groups if len(groups) > 1 else []


def _interleave(groups: Sequence[_Part]) -> list[str]:
    """The first occupation of each group, then the second of each, and so on."""
    rows = zip_longest(*(group.found.codes[:GROUP_CODES] for group in groups))
    return [code for row in rows for code in row if code is not None]


def _result(ranked: _Ranked, words: WeighedWords, *, doubtful: bool = False) -> SearchResult:
    """What was found; empty if there's too little evidence for a guess."""
    named = ranked.surest >= SURE and not (doubtful and ranked.surest < NAMED)
    described = (
        ranked.evidence >= LEAST_EVIDENCE and words.weight >= LEAST_EVIDENCE and not ranked.short and not doubtful
    )
    confident = (named or described) and (words.share >= SHARE or ranked.surest >= NAMED)
    shown = ranked.surest >= GUESS or ranked.evidence >= LEAST_EVIDENCE or (words.lone and words.share == 1)
    likely = ranked.lone or (shown and words.weight > 0 and not doubtful)
    codes = tuple(ranked.codes) if confident or named or likely else ()
    groups = tuple(SearchGroup(said=group.text, codes=group.found.codes[:GROUP_CODES]) for group in ranked.groups)
    return SearchResult(
        codes,
        Understanding(
            confident=confident and bool(codes),
            understood=words.understood if codes else (),
            ignored=words.ignored if codes else words.understood + words.ignored,
            groups=groups if codes else (),
        ),
    )


def _of_codes(found: CodesFound) -> SearchResult:
    """The result of a text that has only codes."""
    certain = all(code.kind in {CodeKind.OCCUPATION, CodeKind.SUCCESSOR, CodeKind.MILITARY} for code in found.read)
    typed = tuple(code.said for code in found.read)
    understanding = Understanding(confident=certain, codes=found.read, understood=typed if found.occupations else ())
    return SearchResult(found.occupations, understanding)


def _with_codes(found: CodesFound, result: SearchResult) -> SearchResult:
    """The occupations of the codes, then those of the words around them."""
    codes = tuple(dict.fromkeys([*found.occupations, *result.codes]))
    confident = bool(found.read and found.occupations) or result.understanding.confident
    update = {"codes": found.read, "confident": confident}
    return SearchResult(codes, result.understanding.model_copy(update=update))

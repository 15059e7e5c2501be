"""Keyword search over an imported release: codes, exact titles, relevance, and spelling corrected."""

import math
import re
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from bot.onet.embedded.search.index import PARENTHESIS, forms_of, marked
from bot.onet.embedded.search.stemming import LIGHT, normal, parted, root, said, singular, words_of
from bot.onet.embedded.search.synonyms import ALONE, EVERYDAY, EVERYDAY_WORDS, in_titles
from bot.onet.embedded.search.synonyms_es import in_english

PARTIAL_CODE: Final = re.compile(r"(\d{2})-?(\d{0,4})(?:\.(\d{0,2}))?")
TITLE_ROWS: Final = 80
TITLES_MATCHED: Final = 800
TEXT_ROWS: Final = 40
TEXTS_MATCHED: Final = 600
OCCUPATION_ROWS: Final = 80
MANY: Final = 5
"""A word in so many titles is no accident."""
SHORTEST_SPELLED: Final = 4
SHORTEST_PREFIX: Final = 3
LONG: Final = 8
"""Letters from which on a word may have two wrong, missing or swapped; a shorter one may have one."""
OFTEN: Final = 0.02
"""What a word gains by standing in more titles, for each time that they are e times as many."""
EVERYDAY_COUNTS: Final = 20
WRONG_LENGTH: Final = 2
"""How many letters a misspelled word may have too few or too many."""


@dataclass(frozen=True)
class Weights:
    """How much each kind of evidence counts; chosen by `benchmarks.search --tune` on half of its phrases."""

    root: float = 0.54
    prefix: float = 0.36
    light: float = 0.336
    head: float = 0.16
    own: float = 1.4
    part: float = 1.08
    reported: float = 1.06
    votes: float = 0.32
    text: float = 0.105
    text_alone: float = 0.35
    sure: float = 1.188
    tail: float = 0.25
    begins: float = 0.05
    all_other: float = 0.12
    common: float = 0.012
    reports: float = 0.2
    alike: float = 1.0
    around: float = 0.5
    core: float = 0.4


@dataclass(frozen=True)
class _Word:
    """A word of the query: in which shapes it may stand in a title, how much it tells, and how many titles hold it."""

    text: str
    root: str
    weight: float
    titles: int


@dataclass(frozen=True, slots=True)
class _Occupation:
    title: str
    has_tasks: bool
    titles: int


class OccupationSearch:
    """Finds occupations; to be used from one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, weights: Weights | None = None) -> None:
        self._connection = connection
        self._weights = weights or Weights()
        # In memory is what each title found, and each word misspelled, is held against; the rest is looked up.
        self._counts: dict[str, int] = dict(
            connection.execute("SELECT word, titles FROM search_word WHERE titles ORDER BY word")
        )
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in [*self._counts, *sorted(EVERYDAY_WORDS - self._counts.keys())]:
            self._by_length[len(word)].append(word)
        self._frequent = [word for word, titles in self._counts.items() if titles > MANY]
        # Numbered from 1; to count them would read them all.
        (self._titles,) = connection.execute("SELECT ifnull(max(title_id), 0) FROM search_held").fetchone()
        self._occupations = {
            code: _Occupation(title, bool(tasks), titles)
            for code, title, tasks, titles in connection.execute(
                "SELECT code, title, task_count, title_count FROM occupation"
            )
        }

    def codes(self, keyword: str) -> list[str]:
        """The codes of all occupations that match, best first; none where nothing does."""
        asked = keyword.strip()
        if PARTIAL_CODE.fullmatch(asked):
            return self._by_code(asked)
        if stands := self._standing(keyword):
            return self._ranked(self._scores(words_of(normal(PARENTHESIS.sub(" ", keyword)))), stands)
        words, around = self._heard(said(in_english(keyword)))
        if not words:
            return []
        scores = self._scores(words, around)
        if around:
            for code, kind in self._exact(words).items():
                scores[code] = scores.get(code, 0.0) + self._weights.core * (2 if kind == "own" else 1)
        return self._ranked(scores, self._exact([*words, *around]))

    def _heard(self, phrase: str) -> tuple[list[str], list[str]]:
        """The words that say what somebody is or does, and those around them that say where or for whom."""
        every = words_of(phrase)
        core, rest = parted(phrase)
        if not rest or " ".join(every) in EVERYDAY:
            return self._understood(every), []
        words = self._understood(words_of(core))
        return words, [word for word in self._understood(words_of(rest)) if word not in words]

    def _standing(self, keyword: str) -> dict[str, str]:
        """Who holds what was typed as it stands, as a title; of "Stapler (Box Stapler)" those who hold both.

        "Job Coach" and "Show Host" are titles, though "job" and "show" also begin a sentence about one. Everyday
        words are not looked up so: "coach" is meant as people mean it.
        """
        stands: dict[str, str] = {}
        for form in forms_of(keyword):
            words = words_of(form)
            said_so = " ".join(words)
            held = {} if said_so in EVERYDAY or said_so in ALONE else self._exact(words)
            stands = {code: kind for code, kind in stands.items() if code in held} or stands or held
        return stands

    def _understood(self, words: Sequence[str]) -> list[str]:
        """The words as a release has them: spelling corrected, compounds joined or parted, everyday words said."""
        spelled = [self._corrected(word) for word in self._joined(words)]
        if " ".join(spelled) in ALONE:
            return ALONE[" ".join(spelled)].split()
        if self._exact(spelled) and " ".join(spelled) not in EVERYDAY:
            return spelled
        return [singular(word) for word in in_titles(spelled)]

    def _joined(self, words: Sequence[str]) -> list[str]:
        """The words joined as the release writes them ("book keeping" is one), or parted ("frontdesk" is two)."""
        made: list[str] = []
        for word in words:
            if made and (made[-1] + word) in self._counts and self._counts[made[-1] + word] > MANY:
                made[-1] += word
            else:
                made += self._parted(word)
        return made

    def _parted(self, word: str) -> list[str]:
        if word in self._counts or self._texts(word) or word in EVERYDAY:
            return [word]
        for cut in range(3, len(word) - 2):
            parts = [singular(word[:cut]), singular(word[cut:])]
            if all(self._counts.get(part, 0) > MANY for part in parts):
                return parts
        return [word]

    def _by_code(self, asked: str) -> list[str]:
        major, minor, detail = PARTIAL_CODE.fullmatch(asked).groups()  # type: ignore[union-attr]  # it matched
        start = f"{major}-{minor}" + (f".{detail}" if detail is not None else "")
        return sorted(code for code in self._occupations if code.startswith(start))

    def _exact(self, words: Sequence[str]) -> dict[str, str]:
        """Holders of exactly this title, with the kind of title it is to them."""
        rows = self._connection.execute(
            "SELECT code, kind FROM search_key JOIN search_held USING (title_id) WHERE key = ?",
            (" ".join(words),),
        )
        kinds: dict[str, str] = {}
        for code, kind in rows:
            if kinds.get(code) != "own":
                kinds[code] = kind
        return kinds

    def _ranked(self, scores: dict[str, float], exact: dict[str, str]) -> list[str]:
        def order(code: str) -> tuple[bool, bool, bool, float, str]:
            held = self._occupations[code]
            kind = exact.get(code)
            reported = self._weights.reports if kind == "reported" else 0.0
            return (
                not held.has_tasks,
                kind != "own",
                kind is None,
                -scores.get(code, 0.0) - reported,
                code,
            )

        best = max(scores.values(), default=0.0)
        kept = {code for code, score in scores.items() if score >= best * self._weights.tail} | set(exact)
        return sorted(kept, key=order)

    def _scores(self, words: Sequence[str], around: Sequence[str] = ()) -> dict[str, float]:
        query = [self._word(word) for word in dict.fromkeys(words)]
        query += [self._word(word, self._weights.around) for word in dict.fromkeys(around)]
        by_title = self._title_scores(query, words[-1])
        best: defaultdict[str, list[float]] = defaultdict(list)
        for code, score in by_title:
            best[code].append(score)
        weights = self._weights
        surest = max((score for _, score in by_title), default=0.0)
        # Duties are asked only where no title is near: they are long, and nearly every word is in some.
        text = self._text_scores(query) if surest < weights.sure else {}
        tells = weights.text + weights.text_alone * max(0.0, 1 - surest)
        known = self._occupation_scores(words, around)
        scores: dict[str, float] = {}
        for code in best.keys() | text.keys() | known.keys():
            ranked = sorted(best.get(code, [0.0]), reverse=True)
            votes = sum(score * score for score in ranked[1:6]) / 5
            score = ranked[0] + weights.votes * votes + tells * text.get(code, 0.0)
            score += weights.alike * known.get(code, 0.0)
            held = self._occupations[code]
            score += weights.common * math.log1p(held.titles)
            score -= weights.all_other if held.title.endswith("All Other") else 0.0
            scores[code] = score
        return scores

    def _occupation_scores(self, words: Sequence[str], around: Sequence[str]) -> dict[str, float]:
        """Occupations whose titles, taken together, are made of these words; the best at 1."""
        terms = " OR ".join(f'"{word}"' for word in dict.fromkeys([*marked(words), *map(root, around)]))
        rows = self._connection.execute(
            "SELECT code, -bm25(search_occupation) FROM search_occupation WHERE search_occupation MATCH ?"
            " ORDER BY rank LIMIT ?",
            (terms, OCCUPATION_ROWS),
        ).fetchall()
        best = max((score for _, score in rows), default=1.0)
        return {code: score / best for code, score in rows}

    def _word(self, word: str, share: float = 1.0) -> _Word:
        stem, alone = root(word), self._counts.get(word, 0)
        family = self._of_root(stem)
        weight = math.log(1 + self._titles / ((alone or family) + 1))
        weight *= share * (self._weights.light if word in LIGHT else 1.0)
        return _Word(word, stem, weight, max(alone, family))

    def _title_scores(self, query: Sequence[_Word], head: str) -> list[tuple[str, float]]:
        rows = self._title_rows(query)
        found = []
        for words, roots, code, kind in rows:
            score = self._likeness(query, words.split(), roots.split(), head)
            factor = {"own": self._weights.own, "part": self._weights.part, "reported": self._weights.reported}.get(
                kind, 1.0
            )
            found.append((code, score * factor))
        return found

    def _likeness(self, query: Sequence[_Word], title: Sequence[str], roots: Sequence[str], head: str) -> float:
        """How alike a query and a title are, 0 to about 1.2: the weight they share of the weight they have."""
        weights = self._weights
        held = set(title)
        shared = total = 0.0
        for word in query:
            total += word.weight
            if word.text in held:
                shared += word.weight
            elif word.root in roots:
                shared += word.weight * weights.root
            elif any(other.startswith(word.text) for other in title) and len(word.text) >= SHORTEST_PREFIX:
                shared += word.weight * weights.prefix
        weight = sum(self._word_weight(word) for word in held)
        score = 2 * shared / (total + weight) if total + weight else 0.0
        same_head = title[-1] == head or roots[-1] == root(head)
        score += weights.head * score if same_head else 0.0
        return score + (weights.begins if title[0] == query[0].text else 0.0)

    def _word_weight(self, word: str) -> float:
        weight = math.log(1 + self._titles / (self._counts.get(word, 0) + 1))
        return weight * (self._weights.light if word in LIGHT else 1.0)

    def _title_rows(self, query: Sequence[_Word]) -> list[tuple[str, str, str, str]]:
        """Titles, and their words' roots, that share the telling words; common ones alone would match thousands."""
        budget = TITLES_MATCHED
        telling: list[_Word] = []
        for word in sorted(query, key=lambda word: -word.weight):
            if word.titles <= budget:
                budget -= word.titles
                telling.append(word)
        terms = [
            f'words:"{word.text}"{"" if word.text in self._counts else "*"} OR roots:"{word.root}"'
            for word in telling or [min(query, key=lambda word: word.titles)]
        ]
        statement = (
            "SELECT t.words, t.roots, h.code, h.kind FROM"
            " (SELECT rowid, words, roots FROM search_title WHERE search_title MATCH ?"
            " ORDER BY bm25(search_title, 2.0, 1.0) LIMIT ?) t JOIN search_held h ON h.title_id = t.rowid"
        )
        return self._connection.execute(statement, (" OR ".join(terms), TITLE_ROWS)).fetchall()

    def _text_scores(self, query: Sequence[_Word]) -> dict[str, float]:
        """Occupations one of whose duties, or whose description, tells of these words; the best at 1."""
        telling = self._rarest([word.text for word in query if word.text not in LIGHT])
        if not telling:
            return {}
        terms = " OR ".join(f'"{word}"' for word in telling)
        rows = self._connection.execute(
            "SELECT code, -bm25(search_text) AS score FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT ?",
            (terms, TEXT_ROWS),
        )
        found: dict[str, float] = {}
        for code, score in rows:
            found[code] = max(score, found.get(code, 0.0)) + (0.1 * score if code in found else 0.0)
        best = max(found.values(), default=1.0)
        return {code: score / best for code, score in found.items()}

    def _rarest(self, words: Sequence[str]) -> list[str]:
        """The words that few duties and descriptions hold; a common one is in thousands, and tells little."""
        budget = TEXTS_MATCHED
        kept: list[str] = []
        for texts, word in sorted(((self._texts(word), word) for word in words), key=itemgetter(0)):
            budget -= texts
            if kept and budget < 0:
                break
            kept.append(word)
        return kept

    def _corrected(self, word: str) -> str:
        """The word of the release's titles that was most likely meant; the word itself where none is near."""
        known = self._counts.get(word, 0) > 1 or self._texts(word) or word in EVERYDAY_WORDS
        inflected = word.endswith(("ing", "ed")) and self._of_root(root(word))
        if known or inflected or len(word) < SHORTEST_SPELLED or self._begins_a_word(word):
            return word
        near = process.extract(
            word,
            chain.from_iterable(self._by_length[len(word) + more] for more in range(-WRONG_LENGTH, WRONG_LENGTH + 1)),
            scorer=OSA.distance,  # type: ignore[arg-type]  # its stub is an overload, the protocol is not
            limit=8,
            score_cutoff=2 if len(word) >= LONG else 1,
        )
        return max((hit[0] for hit in near), key=lambda meant: self._likely(word, meant), default=word)

    def _texts(self, word: str) -> int:
        """How many descriptions and duties hold a word."""
        row = self._connection.execute("SELECT texts FROM search_word WHERE word = ?", (word,)).fetchone()
        return row[0] if row else 0

    def _of_root(self, stem: str) -> int:
        """How many titles hold a word of that root."""
        row = self._connection.execute("SELECT titles FROM search_root WHERE root = ?", (stem,)).fetchone()
        return row[0] if row else 0

    def _likely(self, word: str, meant: str) -> float:
        """How likely a word was meant: alike in its letters, whether wrong or missing, and often heard."""
        alike = (OSA.normalized_similarity(word, meant) + Indel.normalized_similarity(word, meant)) / 2
        return alike + OFTEN * math.log1p(self._held_by(meant))

    def _held_by(self, word: str) -> int:
        """How many titles hold a word; an everyday one is as good as one that many hold."""
        return max(self._counts.get(word, 0), EVERYDAY_COUNTS if word in EVERYDAY_WORDS else 0)

    def _begins_a_word(self, begun: str) -> bool:
        """Whether a word that many titles hold begins so."""
        at = bisect_left(self._frequent, begun)
        return at < len(self._frequent) and self._frequent[at].startswith(begun)

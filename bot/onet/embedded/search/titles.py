"""Finds occupations by their titles: exact ones first, then by likeness (docs/decisions/0004-search-in-phases.md)."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Final

from bot.onet.embedded.search.index import PARENTHESIS, forms_of, marked
from bot.onet.embedded.search.spelling import Speller
from bot.onet.embedded.search.stemming import LIGHT, normal, parted, root, singular, without_frame, words_of
from bot.onet.embedded.search.synonyms import ALONE, EVERYDAY, in_titles, is_everyday

TITLE_ROWS: Final = 80
TITLES_MATCHED: Final = 800
TEXT_ROWS: Final = 40
TEXTS_MATCHED: Final = 600
OCCUPATION_ROWS: Final = 80
SHORTEST_PREFIX: Final = 3
NAMED: Final = 1.1
"""Likeness to a title from which on a phrase names a job."""


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
    """A word of the query: its possible forms in a title, its weight, and how many titles contain it."""

    text: str
    root: str
    weight: float
    titles: int


@dataclass(frozen=True, slots=True)
class _Occupation:
    title: str
    has_tasks: bool
    titles: int


@dataclass(frozen=True)
class TitlesFound:
    """The occupations that a phrase names, best first, and how sure that is.

    `scores` says how well each one fits. `surest` is how alike the phrase and the nearest title are, 0 to about 2.
    `exact` holds the codes of those that have exactly this title. `everyday` says that the phrase is an everyday name
    of a job, `stands` that it's a title exactly as typed.
    """

    codes: tuple[str, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    surest: float = 0.0
    exact: frozenset[str] = frozenset()
    everyday: bool = False
    stands: bool = False

    @property
    def names_a_job(self) -> bool:
        """Whether the phrase is a title, or an everyday name of one."""
        return bool(self.exact) or self.everyday or self.surest >= NAMED


class TitleSearch:
    """Finds occupations by title. Use it from one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, weights: Weights | None = None) -> None:
        self._connection = connection
        self._weights = weights or Weights()
        # Only what every query needs is in memory: titles for matches, words for spelling. The rest is looked up.
        self._counts: dict[str, int] = dict(
            connection.execute("SELECT word, titles FROM search_word WHERE titles ORDER BY word")
        )
        self.speller = Speller(connection, self._counts)
        # Numbered from 1; counting them would read all of them.
        (self._titles,) = connection.execute("SELECT ifnull(max(title_id), 0) FROM search_held").fetchone()
        self._occupations = {
            code: _Occupation(title, bool(tasks), titles)
            for code, title, tasks, titles in connection.execute(
                "SELECT code, title, task_count, title_count FROM occupation"
            )
        }

    def every_code(self) -> list[str]:
        """The codes of all occupations."""
        return sorted(self._occupations)

    def is_own(self, code: str, word: str) -> bool:
        """Whether a word is an occupation's own title, one of those that its title lists, or a title of it alone."""
        holders = self._exact(words_of(normal(word)))
        return holders.get(code) in {"own", "part"} or set(holders) == {code}

    def find(self, phrase: str) -> TitlesFound:
        """The occupations that a phrase names; in English."""
        if stands := self._exact_title_holders(phrase):
            words = words_of(normal(PARENTHESIS.sub(" ", phrase)))
            return replace(self._found(*self._scores(words), stands), stands=True)
        words, around = self._core_and_context(without_frame(phrase))
        if not words:
            return TitlesFound()
        scores, surest = self._scores(words, around)
        if around:
            for code, kind in self._exact(words).items():
                scores[code] = scores.get(code, 0.0) + self._weights.core * (2 if kind == "own" else 1)
        found = self._found(scores, surest, self._exact([*words, *around]))
        return replace(found, everyday=is_everyday(words_of(without_frame(phrase))))

    def _found(self, scores: dict[str, float], surest: float, exact: dict[str, str]) -> TitlesFound:
        return TitlesFound(tuple(self._ranked(scores, exact)), scores, surest, frozenset(exact))

    def _core_and_context(self, phrase: str) -> tuple[list[str], list[str]]:
        """The words that say what a person is or does, and those that say where or for whom."""
        every = words_of(phrase)
        core, rest = parted(phrase)
        if not rest or " ".join(every) in EVERYDAY:
            return self._expand(every), []
        words = self._expand(words_of(core))
        around = [word for word in self._expand(words_of(rest)) if self._counts.get(word) or self.speller.texts(word)]
        return words, [word for word in around if word not in words]

    def _exact_title_holders(self, keyword: str) -> dict[str, str]:
        """The occupations with the typed text as a title; for "Stapler (Box Stapler)" those with both titles.

        "Job Coach" and "Show Host" are titles, although "job" and "show" also begin sentences. Everyday words aren't
        looked up this way: "coach" means what people mean by it.
        """
        stands: dict[str, str] = {}
        for form in forms_of(keyword):
            words = words_of(form)
            normal_words = " ".join(words)
            holders = {} if normal_words in EVERYDAY or normal_words in ALONE else self._exact(words)
            stands = {code: kind for code, kind in stands.items() if code in holders} or stands or holders
        return stands

    def _expand(self, words: Sequence[str]) -> list[str]:
        """The words in the release's spelling: corrected, compounds joined or split, everyday words replaced."""
        spelled = self.speller.spelled(words)
        if " ".join(spelled) in ALONE:
            return ALONE[" ".join(spelled)].split()
        if self._exact(spelled) and " ".join(spelled) not in EVERYDAY:
            return spelled
        return [singular(word) for word in in_titles(spelled)]

    def _exact(self, words: Sequence[str]) -> dict[str, str]:
        """The occupations with exactly this title, and the kind of title it is for each."""
        rows = self._connection.execute(
            "SELECT code, kind FROM search_key JOIN search_held USING (title_id) WHERE key = ?", (" ".join(words),)
        )
        kinds: dict[str, str] = {}
        for code, kind in rows:
            if kinds.get(code) != "own":
                kinds[code] = kind
        return kinds

    def _ranked(self, scores: dict[str, float], exact: dict[str, str]) -> list[str]:
        def order(code: str) -> tuple[bool, bool, bool, float, str]:
            occupation = self._occupations[code]
            kind = exact.get(code)
            reported = self._weights.reports if kind == "reported" else 0.0
            return (not occupation.has_tasks, kind != "own", kind is None, -scores.get(code, 0.0) - reported, code)

        best = max(scores.values(), default=0.0)
        best_codes = {code for code, score in scores.items() if score >= best * self._weights.tail} | set(exact)
        return sorted(best_codes, key=order)

    def _scores(self, words: Sequence[str], around: Sequence[str] = ()) -> tuple[dict[str, float], float]:
        """How well each occupation fits, and the likeness of the nearest title."""
        query = [self._word(word) for word in dict.fromkeys(words)]
        query += [self._word(word, self._weights.around) for word in dict.fromkeys(around)]
        by_title = self._title_scores(query, words[-1])
        best: defaultdict[str, list[float]] = defaultdict(list)
        for code, score in by_title:
            best[code].append(score)
        weights = self._weights
        surest = max((score for _, score in by_title), default=0.0)
        # Duties are searched only if no title is close: they are long, and nearly every word is in some.
        text = self._text_scores(query) if surest < weights.sure else {}
        tells = weights.text + weights.text_alone * max(0.0, 1 - surest)
        known = self._occupation_scores(words, around)
        scores: dict[str, float] = {}
        for code in best.keys() | text.keys() | known.keys():
            ranked = sorted(best.get(code, [0.0]), reverse=True)
            votes = sum(score * score for score in ranked[1:6]) / 5
            score = ranked[0] + weights.votes * votes + tells * text.get(code, 0.0)
            score += weights.alike * known.get(code, 0.0)
            occupation = self._occupations[code]
            score += weights.common * math.log1p(occupation.titles)
            score -= weights.all_other if occupation.title.endswith("All Other") else 0.0
            scores[code] = score
        return scores, surest

    def _occupation_scores(self, words: Sequence[str], around: Sequence[str]) -> dict[str, float]:
        """Scores of occupations whose titles, taken together, consist of these words; the best has 1."""
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
        family = self.speller.of_root(stem)
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
        """The likeness of a query and a title, 0 to about 1.2: the weight they share of the weight they have."""
        weights = self._weights
        title_words = set(title)
        shared = total = 0.0
        for word in query:
            total += word.weight
            if word.text in title_words:
                shared += word.weight
            elif word.root in roots:
                shared += word.weight * weights.root
            elif any(other.startswith(word.text) for other in title) and len(word.text) >= SHORTEST_PREFIX:
                shared += word.weight * weights.prefix
        weight = sum(self._word_weight(word) for word in title_words)
        score = 2 * shared / (total + weight) if total + weight else 0.0
        same_head = title[-1] == head or roots[-1] == root(head)
        score += weights.head * score if same_head else 0.0
        return score + (weights.begins if title[0] == query[0].text else 0.0)

    def _word_weight(self, word: str) -> float:
        weight = math.log(1 + self._titles / (self._counts.get(word, 0) + 1))
        return weight * (self._weights.light if word in LIGHT else 1.0)

    def _title_rows(self, query: Sequence[_Word]) -> list[tuple[str, str, str, str]]:
        """Titles that share the significant words, and their roots; common words alone would match thousands."""
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
        """Scores of occupations with a duty or a description that contains these words; the best has 1."""
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
        """The words that few duties and descriptions contain; a common one is in thousands, and says little."""
        budget = TEXTS_MATCHED
        rare_words: list[str] = []
        for texts, word in sorted(((self.speller.texts(word), word) for word in words), key=itemgetter(0)):
            budget -= texts
            if rare_words and budget < 0:
                break
            rare_words.append(word)
        return rare_words

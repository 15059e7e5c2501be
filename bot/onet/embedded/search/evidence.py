"""Weighs how much of a text is about work, and which of its words an occupation explains."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.onet.embedded.search.descriptions import DescriptionSearch
from bot.onet.embedded.search.spelling import Speller
from bot.onet.embedded.search.stemming import normal, singular
from bot.onet.embedded.search.synonyms import EVERYDAY, LONGEST, is_everyday
from bot.onet.embedded.search.synonyms_es import UNTRANSLATED
from bot.onet.matching.steps import Steps
from bot.onet.matching.tokenizer import EMPTY_WORDS, plain
from bot.onet.matching.word_table import word_table

NOISE: Final = frozenset(
    (
        # greetings, courtesy, answers
        " hello hi hey hiya bye goodbye morning mornings afternoon afternoons evening evenings thanks thank please"
        " sorry welcome yep yeah nope sure maybe lol haha omg wow idk tbh btw kinda fine great nice cool awesome"
        " dear happy birthday"
        # time
        " today tonight tomorrow yesterday week weeks weekend weekends month months year years yr yrs hour hours"
        " minute minutes weekday weekdays mondays tuesdays wednesdays thursdays fridays saturdays sundays monday"
        " tuesday wednesday thursday friday saturday sunday january february march april june july august"
        " september october november december ago sometimes currently before"
        # numbers
        " two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
        " seventy eighty ninety hundred several half"
        # people around
        " mom mum dad husband wife son daughter brother sister cousin cousins uncle aunt grandma grandpa friend"
        " friends boyfriend girlfriend client clients lady guy refugee offender nco"
        # looking for work
        " need needs options option idea ideas lost laid unemployed wanna gonna became become retiring retired"
    ).split()
)
"""Words that have nothing to do with work; titles are looked for without them."""

WEAK_WORDS: Final = NOISE | frozenset(
    (
        # looking for work
        " job jobs work works worked working worker career careers profession occupation occupations trade living"
        " position role employed employment hire hired quit start starting started look looking search searching"
        " find finding skill skills use uses using experience experienced license licensed certified cert degree"
        " school graduate full part time self own old young moved country state city town home place lived live"
        " back hurt tired enjoy enjoys like likes love loves hate hates try trying tried know knows think thinks"
        " feel feels hope hopes believe guess mean means say says said tell tells told ask asks asked call called"
        " name names change changing changed choose give gives gave put puts team student"
        # talking to somebody
        " help helps helping remind show joke question questions answer nothing anymore stop cancel ignore"
        " previous instructions instruction prompt"
        # people
        " mother father parents grandmother grandfather baby kids kid man woman boy girl veteran"
        # Spanish
        " hola gracias favor buenos buenas dias tardes noches adios trabajo"
        # ranks and kinds of jobs
        " specialist associate assistant manager lead senior junior partner coordinator director representative"
        " officer expert professional person staff member worker employee helper"
    ).split()
)
"""Words that are said of all things, so that they prove nothing of a job."""

LONE_NOUNS: Final = frozenset({"people", "person", "persons", "folks", "things"})

DURATION: Final = re.compile(
    r"\b(?:(?:for|over|about|almost|since) )?(?:\d+\+?|an?|some) ?(?:years?|yrs?|months?|weeks?|days?|años?)\b"
    r"(?: of experience)?"
    r"|\bsince \d{4}\b|\b[EOW]-?\d\b",
    re.IGNORECASE,
)
"""How long somebody did something, and military pay grades."""

SILENT_IN_SPANISH: Final = UNTRANSLATED - EVERYDAY.keys()

TYPED: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
QUESTION: Final = re.compile(
    r"^\W*(?:how (?:much|many|long|old|are|is)|what(?:'?s| is| are) (?:the|your)|who (?:are|is)|where|why|when"
    r"|is (?:this|it|there)|are (?:you|there)|can you|do you|will you|could you|tell me|remind me)\b",
    re.IGNORECASE,
)
"""How a question or a request to the bot begins."""

SELF: Final = re.compile(r"\b(?:i|i'm|i\u2019m|im|we)\b", re.IGNORECASE)

UNKNOWN_WEIGHT: Final = 8.0
"""What a word tells that no table has: as much as a rare one."""

SHORTEST_BEGINNING: Final = 3
TOP: Final = 3
"""Occupations of which one at least explains a word that is understood."""

SURE: Final = 0.85
GUESS: Final = 0.5
"""Likeness to a title from which on it is meant, or may be meant."""

SHARE: Final = 0.4
"""How much of what the words tell has to be understood."""


@dataclass(frozen=True)
class WeighedWords:
    """The understood words of a text, as typed, the others, and the weight of each group.

    `lone` says that the text is a single word.
    """

    understood: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    weight: float = 0.0
    share: float = 0.0
    lone: bool = False


def words_told(text: str) -> list[str]:
    """The words of a text about work, each once and in order."""
    words = dict.fromkeys(word for typed in TYPED.findall(text) for word in [plain(typed)] if _tells(word))
    return [word for word in words if word not in WEAK_WORDS]


def without_noise(text: str) -> str:
    """A text without durations and words unrelated to work; the whole text if nothing is left."""
    left = TYPED.sub(lambda word: "" if plain(word.group()) in NOISE else word.group(), DURATION.sub(" ", text))
    return " ".join(left.split()) if TYPED.search(left) else text


def is_question(text: str) -> bool:
    """Whether a text asks the bot something, rather than describing work."""
    return bool(QUESTION.search(text)) and (text.rstrip().endswith("?") or not SELF.search(text))


def is_lone_noun(text: str) -> bool:
    """Whether a text is only a noun that means little in a sentence, but is a search by itself."""
    return plain(text).strip() in LONE_NOUNS


def tells_a_story(text: str) -> bool:
    """Whether a text says what a person does, rather than their title."""
    return bool(SELF.search(text)) or any(word.endswith("ing") for word in words_told(text))


class Evidence:
    """Weighs what was found. Use it from one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, descriptions: DescriptionSearch, speller: Speller) -> None:
        self._connection = connection
        self._descriptions = descriptions
        self._speller = speller

    def weigh(self, text: str, spanish: Iterable[str], codes: Sequence[str]) -> Steps[WeighedWords]:
        """Which words the first occupations explain; `spanish` are those that were translated."""
        words = TYPED.findall(text)
        typed = list(dict.fromkeys(word for word in words if _tells(plain(word))))
        translated, phrased = set(spanish), _in_phrases(typed)
        understood: list[str] = []
        ignored: list[str] = []
        weights = [0.0, 0.0]
        for word in typed:
            explained = self._explained(plain(word), codes[:TOP], begun=len(typed) == 1)
            known = word in translated or word in phrased or explained
            if plain(word) not in WEAK_WORDS:
                weights[known] += weight_of(plain(word))
                (understood if known else ignored).append(word)
            yield
        total = sum(weights)
        return WeighedWords(
            tuple(understood), tuple(ignored), weights[True], weights[True] / total if total else 0.0, len(words) == 1
        )

    def _explained(self, word: str, codes: Sequence[str], *, begun: bool) -> bool:
        """Whether a word, its right spelling, or a similar one occurs in the texts about an occupation.

        With `begun`, a word that begins with it is enough.
        """
        corrected = self._speller.corrected(word)
        mark = "*" if begun and len(word) >= SHORTEST_BEGINNING else ""
        query = " OR ".join(f'"{form}"{mark}' for form in dict.fromkeys([word, *normal(word).split(), corrected]))
        return any(self._says(code, query) or self._descriptions.explains(code, corrected) for code in codes)

    def _says(self, code: str, query: str) -> bool:
        number = self._descriptions.numbers.get(code)
        statement = "SELECT 1 FROM search_everything WHERE search_everything MATCH ? AND rowid = ?"
        return number is not None and self._connection.execute(statement, (query, number)).fetchone() is not None


def _tells(word: str) -> bool:
    return word not in EMPTY_WORDS and word not in SILENT_IN_SPANISH and not word.isdecimal() and len(word) > 1


def _in_phrases(typed: Sequence[str]) -> set[str]:
    """The words that are everyday words for a job, or part of a phrase for one."""
    words = [singular(normal(word)) for word in typed]
    found: set[str] = set()
    for at in range(len(words)):
        for end in range(at + 1, min(at + LONGEST, len(words)) + 1):
            if is_everyday(words[at:end]):
                found.update(typed[at:end])
    return found


def weight_of(word: str) -> float:
    """How much a word tells: a rare one more than a common one."""
    known = word_table().word(word)
    return known.weight if known else UNKNOWN_WEIGHT

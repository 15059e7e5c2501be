"""Reads a story about duties clause by clause: "I answer the phones, my boss does the mail. Take the visitors off".

Each clause is about the duties whose words or numbers it has, and says that they are done, or not, or what to do to
them; a clause without any means those of the clause before ("drop it"). What is said later counts.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz.distance import OSA

from bot.conversation.events import AskedForRelated, TurnedTo
from bot.conversation.language.clauses import MARKS, Clause, pieces
from bot.conversation.language.duty_words import LIGHT, clearest_of, has_stem, stem, stems_of, verbs_of
from bot.conversation.language.duty_words_es import in_english
from bot.conversation.language.function_words import (
    ALL,
    ARTICLES,
    BECAUSE,
    CONJUNCTIONS,
    DOING,
    EXCEPTING,
    NONE,
    OTHER_PERSONS,
    SENTENCE_ENDS,
)
from bot.conversation.language.intents import AboutDuties, Intent, Reader, VisibleScreen
from bot.conversation.language.job_frames import UNDECIDED, job_said
from bot.conversation.language.main_parts import lists_numbers
from bot.conversation.language.pointing_numbers import DENYING, pointed_at, pointing_runs
from bot.conversation.language.selections import picked
from bot.conversation.language.ticks import PARTICLES, says_little

CLAUSE_ENDS: Final = CONJUNCTIONS | EXCEPTING | frozenset(", : ( ) \u2013 \u2014 which who e sino mientras que".split())
REASONS: Final = (BECAUSE - {"as"}) | {"if", "si", "unless"}
"""A clause that begins so says nothing of what is done."""
NOT_MINE: Final = DENYING | frozenset("me mine i was is yo mia mio era es fui".split())
"""A clause of these words denies what the clause before says."""
HATING: Final = frozenset("hate hated hates odio odiaba".split())
INDEFINITE: Final = frozenset("a an un una".split())
THE_REST: Final = frozenset("rest others demas resto".split())
PAGE: Final = frozenset("page screen pagina pantalla".split())
TAKING_AWAY: Final = frozenset(
    "nix ditch toss axe scrap drop untick uncheck unmark remove delete clear erase exclude skip scratch quite quita"
    " quitar quiteme quitame quitela quitala quitemela quitamela borre borra borrela borrala desmarca desmarque saque"
    " saca saquela sacala sacar borrar eliminar quitarle".split()
)
ADDING: Final = frozenset(
    "tick check mark add put include select ponga pon ponme pongame ponla pongala marca marque"
    " marcame marqueme marquela marcala agrega agregue agregame agregueme agregala agreguela anota anoteme incluya"
    " incluye poner marcar agregar anadir incluir palomear".split()
)
THAT: Final = frozenset("it that them those these esa ese esas esos eso estas estos".split())
"""The duties of the clause before."""
HOW_MANY: Final = THAT | frozenset("my just only with mis las los".split())
"""Before a number they count what is chosen."""
MAKING: Final = DOING | {"make", "makes", "made"}
"""With verbs that say in front of a number who has it done: "my boss made me do 5"."""
ONESELF: Final = frozenset("i ive im id yo".split())
PERSONS: Final = ONESELF | frozenset(
    "mine mio mia mias mios she he shes hes we ella client cliente clienta it was".split()
)
ENDING: Final = frozenset({"me", "mi"})
"""At the end of a clause they say whose a duty is: "the phones are me"."""
UNSURE: Final = UNDECIDED | frozenset(
    "maybe wonder wondering whether unsure should would could miss forget same looking wish hope busco read".split()
)
NOBODY: Final = frozenset("nobody noone nadie".split())
ELSE: Final = frozenset("else more mas".split())
ALL_OF_A_KIND: Final = ALL | frozenset("ones anything whatever whatevers whats stuff las los lo cualquier".split())
"""In an order they mean all duties that have the words."""
ABOUT: Final = frozenset("tenga tengan tiene tienen hablen hable sea sean".split())
"""Beside them "que" begins no clause: "lo que tenga que ver con la corte"."""
PLACING: Final = frozenset("in at en".split())
BEFORE_PLACES: Final = ARTICLES | {"my", "our", "their", "his", "her"}
FEWEST_WORDS: Final = 8
MOST_WORDS: Final = 70
SURE: Final = 1.0
"""How much the words of a clause must weigh that tell its duty; a word that only one duty has weighs 1."""
DOUBTFUL: Final = 0.5
COMMON: Final = frozenset(
    "keep keeping kept call calls called calling put take took taken bring give gave tell told say said show showing"
    " come came go went look looking know think want feel start stop sound find found sent see list page screen"
    " hit button mean side let lets".split()
)
"""Words of duties that sentences about anything have."""
SHORTEST_WORD: Final = 3
SHORTEST_MISTYPED: Final = 6
MOST_ASKED: Final = 3
ROUNDING: Final = 0.01


@dataclass
class Story:
    """What a line says of the duties on a screen, by their places from 0, and what it asks for besides.

    `done` says of duties whether they're done, `doubtful` are those of which it isn't clear, and `last` those of the
    clause before. `turns_page` is about `besides`; `names_duties` says that words or an order name duties,
    `refers_back` that a clause is about those of another, `all_but_some` that all are done but some, `none_fits` that
    none is right, `whole_page` that a whole page is meant, and `ordered` that the line orders to tick or to clear.
    """

    shown: VisibleScreen
    done: dict[int, bool] = field(default_factory=dict)
    doubtful: list[int] = field(default_factory=list)
    last: Sequence[int] = ()
    besides: list[Clause] = field(default_factory=list)
    turns_page: bool = False
    names_duties: bool = False
    refers_back: bool = False
    all_but_some: bool = False
    none_fits: bool = False
    whole_page: bool = False
    ordered: bool = False

    def say(self, places: Sequence[int], *, done: bool) -> None:
        """What is said last of duties counts."""
        self.done.update(dict.fromkeys(places, done))
        self.last = places

    @property
    def commands(self) -> Sequence[Clause]:
        """What the line tells, as short commands; empty if it tells nothing that is sure."""
        chosen = [at for at, task in enumerate(self.shown.tasks) if task in self.shown.chosen]
        done = [at for at, is_done in self.done.items() if is_done]
        denied = [at for at, is_done in self.done.items() if not is_done]
        over = denied if not done else [at for at in denied if at in chosen]
        done = done if set(done) - set(chosen) or not over else []
        found = [_command(verb, places) for verb, places in (("untick", over), ("tick", done)) if places]
        if found and self.none_fits:
            return found
        if self.whole_page:
            return []
        return [*found, *self.besides] if self.turns_page or (self.names_duties and (found or self.none_fits)) else []

    @property
    def uncertain(self) -> Sequence[str]:
        """The duties that the line may be about, by task id, if it isn't clear what it says of them."""
        return [self.shown.tasks[at] for at in dict.fromkeys(self.doubtful)][:MOST_ASKED]


@dataclass
class _Sentence:
    """What the clauses of a sentence have said so far, which those after them go on with."""

    asks: bool
    claims: bool = False
    denied: bool = False
    claimed: bool = False
    ordered: bool = False
    every: bool = False
    cleared: bool = False


def read_story(clause: Clause, shown: VisibleScreen, known: Reader) -> Story:
    """What a line tells, sentence by sentence; `known` reads what it asks for besides."""
    story = Story(shown)
    if FEWEST_WORDS <= len(clause.words) <= MOST_WORDS:
        reader = _StoryReader(story, known)
        for sentence in _cut(_with_except(clause), SENTENCE_ENDS):
            reader.read(sentence)
    return story


class _StoryReader:
    """Reads the sentences of one story."""

    def __init__(self, story: Story, known: Reader) -> None:
        self._story = story
        self._shown = story.shown
        self._known = known
        self._statements = [stems_of(statement) for statement in self._shown.statements]
        self._verbs = [verbs_of(statement) for statement in self._shown.statements]
        self._stems = sorted({word for statement in self._statements for word in statement})

    def read(self, sentence: Clause) -> None:
        """Add what a sentence says, clause by clause, or asks for as a whole."""
        clauses = _cut(sentence, CLAUSE_ENDS)
        orders = any(_order(piece.words) is not None for piece in clauses)
        if not orders and self._asked(sentence, whole=True):
            return
        claims = any(_claims(piece.words) for piece in clauses)
        before = _Sentence(asks=_asks(replace(sentence, asks=False)), claims=claims)
        for piece in clauses:
            self._clause(piece, before)

    def _asked(self, piece: Clause, *, whole: bool = False) -> bool:
        """Whether a sentence, or a question in it, asks for something else that is known."""
        story = self._story
        meaning = next(iter(self._known(piece, self._shown)), None)
        turns = isinstance(meaning, TurnedTo)
        if meaning is Intent.WRONG and (NONE | {"any"}) & set(piece.words) and not story.done:
            story.besides = [piece]
            story.none_fits = story.names_duties = True
            return True
        if turns or (isinstance(meaning, AskedForRelated) and (whole or "find" in piece.concepts)):
            story.besides = [piece] if turns or not story.turns_page else story.besides
            story.turns_page = story.turns_page or (turns and piece.question)
            return True
        if isinstance(meaning, Intent | AboutDuties) and piece.asks:
            story.besides.append(piece)
            return True
        return False

    def _clause(self, piece: Clause, sentence: _Sentence) -> None:
        story, words = self._story, tuple(word for word in piece.words if word not in MARKS)
        if words[0] in EXCEPTING:
            self._except(sentence)
        asking = piece.question or len(words) < FEWEST_WORDS
        job = {*words[:6]} & INDEFINITE and job_said(piece, searching=False)
        if job or words[0] in REASONS or (asking and self._asked(piece)):
            return
        sentence.every = bool(ALL & set(words))
        rest = bool(THE_REST & set(words)) and not (_of_another(words) or _denies(words))
        story.whole_page = story.whole_page or rest or (sentence.every and bool(PAGE & set(words)))
        order = _order(words)
        sentence.denied = sentence.denied or bool(HATING & set(words))
        denied = sentence.denied or order is False or _denies(words) or _of_another(words)
        sentence.ordered = sentence.ordered or order is not None
        story.ordered = story.ordered or sentence.ordered
        sentence.claimed = sentence.claimed or sentence.ordered or _claims(words)
        places, weight = self._meant(piece, words, sentence, among=self._shown.chosen if denied else ())
        listed = sentence.claims and len(places) == 1 and _lists(words)
        weight = SURE if listed else weight
        claimed = sentence.claimed or listed or any(self._begins(words, at) for at in places)
        doubted = ((sentence.asks or piece.asks) and not sentence.ordered) or (order is None and UNSURE & set(words))
        if weight >= SURE and (denied or claimed) and not doubted:
            story.say(places, done=not denied)
        elif weight >= DOUBTFUL:
            story.doubtful += places
            story.last = places

    def _except(self, sentence: _Sentence) -> None:
        """What follows isn't done, but all else is; after "clear all", what follows stays."""
        if sentence.every and not sentence.cleared:
            self._story.say(range(len(self._shown.tasks)), done=True)
            self._story.all_but_some = True
        sentence.denied = not sentence.cleared

    def _meant(
        self, piece: Clause, words: Sequence[str], sentence: _Sentence, *, among: Collection[str]
    ) -> tuple[Sequence[int], float]:
        """The duties that a clause is about, and how surely: by numbers, by words, or as those of the one before."""
        story, numbered = self._story, self._numbered(piece)
        if numbered:
            return numbered, SURE
        order = _order(words)
        every = order is not None and bool(ALL_OF_A_KIND & set(words))
        places, weight = self._named(words, among, every=every, ordered=order is not None)
        if not places and order is not None and THAT & set(words):
            places, weight = [at for at in story.last if order is False or story.done.get(at, True)], SURE
            story.refers_back = story.refers_back or bool(places)
        elif not places and DENYING & set(words) and set(words) <= NOT_MINE:
            places, weight = story.last, SURE
            story.refers_back = story.refers_back or bool(places)
        elif not places and order is False and sentence.every:
            places, weight = range(len(self._shown.tasks)), SURE
            story.refers_back = sentence.cleared = True
        story.names_duties = story.names_duties or bool(places)
        return places, weight if places else 0.0

    def _numbered(self, piece: Clause) -> Sequence[int]:
        """The duties that numbers point at; none where it's in doubt."""
        words, most = piece.words, len(self._shown.tasks)
        if words[0] not in EXCEPTING and pointed_at(piece, self._shown) is None:
            return []
        runs = [run for run in pointing_runs(words, most) if not set(words[: run[0]][-1:]) & HOW_MANY]
        return [at for start, end in runs for at in picked(" ".join(words[start:end]), most) or ()]

    def _named(
        self, words: Sequence[str], among: Collection[str], *, every: bool, ordered: bool
    ) -> tuple[Sequence[int], float]:
        """The duties that have the most telling of some words, and how much those weigh; best one of `among`.

        With `every`, all that have all the words; of several that a verb says, the one that begins with it.
        """
        told = [
            at for at in range(len(words)) if _tells(words, at) and not (ordered and words[at] in ADDING | TAKING_AWAY)
        ]
        sought = list(
            dict.fromkeys(
                self._respelled(stem(word.rpartition("-")[2])) for word in in_english(words[at] for at in told)
            )
        )
        holding = {word: [at for at, stems in enumerate(self._statements) if has_stem(stems, word)] for word in sought}
        weights = [0.0] * len(self._statements)
        for places in holding.values():
            for at in places:
                weights[at] += 1 / len(places)
        best = max(weights, default=0.0)
        found = [at for at, weight in enumerate(weights) if best and weight > best - ROUNDING]
        chosen = [at for at in found if self._shown.tasks[at] in among]
        if len(chosen) == 1:
            return chosen, best * len(found)
        if every and found and all(at in places for places in holding.values() for at in found):
            return found, SURE
        begun = [at for at in found if self._begins(words, at)]
        clearest = begun if len(begun) == 1 else clearest_of(found, self._shown.statements) if found else ()
        several = len(sought) > 1 or len(begun) == 1
        whole = several and all(at in places for places in holding.values() for at in clearest)
        return clearest, (SURE if whole else best) if len(clearest) == 1 else min(best, DOUBTFUL)

    def _begins(self, words: Sequence[str], place: int) -> bool:
        """Whether the first telling word is a verb that a duty begins with: "(I) bake"."""
        first = next((at for at in range(len(words)) if _tells(words, at)), 0)
        verb = in_english(words[first : first + 1])
        return (
            bool(verb and self._verbs[place : place + 1])
            and stem(verb[0]) in self._verbs[place]
            and not {*words[:first][-1:]} & BEFORE_PLACES
        )

    def _respelled(self, word: str) -> str:
        """The stem in duties that a mistyped one is meant as, or the same."""
        if len(word) < SHORTEST_MISTYPED or word in self._stems:
            return word
        near = (
            known for known in self._stems if known[0] == word[0] and OSA.distance(known, word, score_cutoff=1) <= 1
        )
        return next(near, word)


def _with_except(clause: Clause) -> Clause:
    """The clause with "everything but" as "everything except"."""
    words = clause.words
    turned = [at for at in range(1, len(words)) if words[at] in {"but", "menos"} and words[at - 1] in ALL]
    excepting = tuple("except" if at in turned else word for at, word in enumerate(words))
    return replace(clause, words=excepting) if turned else clause


def _command(verb: str, places: Sequence[int]) -> Clause:
    words = (verb, *(str(at + 1) for at in sorted(places)))
    return Clause(" ".join(words), words)


def _cut(clause: Clause, ends: Collection[str]) -> Sequence[Clause]:
    """The parts of a clause between some words; what ends a question stays with it."""
    places = [
        at + (word in MARKS)
        for at, word in enumerate(clause.words)
        if at
        and word in ends
        and (word in EXCEPTING or not lists_numbers(clause.words, at))
        and not (word == "que" and ABOUT & {*clause.words[at - 1 : at], *clause.words[at + 1 : at + 2]})
    ]
    return list(pieces(clause, places))


def _asks(piece: Clause) -> bool:
    """Whether a part of a line is a question, and no "what I did"."""
    return piece.asks or (piece.question and not {"i", "yo"} & set(piece.words[1:2]))


def _order(words: Sequence[str]) -> bool | None:
    """Whether a clause orders to tick (true) or to clear (false) something; None if it orders nothing."""
    for at, word in enumerate(words):
        if word in TAKING_AWAY or (word in {"take", "leave"} and PARTICLES & set(words[at:])):
            return False
        if word in ADDING:
            return True
        if word in ONESELF or not says_little(word):
            return None
    return None


def _of_another(words: Sequence[str]) -> bool:
    """Whether a clause says that somebody else does something: "my boss does the phones"."""
    return bool(OTHER_PERSONS & set(words) and MAKING & set(words)) and not {"i", "ive", "yo"} & set(words)


def _claims(words: Sequence[str]) -> bool:
    """Whether a clause says who does something, or begins with what was done: "checked people in"."""
    if PERSONS & set(words) or words[-1] in ENDING:
        return True
    first = next((word for word in words if not says_little(word)), "")
    return first in MAKING or first.endswith(("ed", "ing", "aba", "ia"))


def _lists(words: Sequence[str]) -> bool:
    """Whether a clause is only the name of something: "the first aid"."""
    return words[0] in BEFORE_PLACES and all(_tells(words, at) for at in range(1, len(words)))


def _denies(words: Sequence[str]) -> bool:
    """Whether a clause says that something is not done; "nothing else" only ends what is."""
    none = [at for at, word in enumerate(words) if word in NOBODY | NONE]
    return bool(DENYING & set(words)) or any(not ELSE & {*words[at + 1 : at + 2]} for at in none)


def _tells(words: Sequence[str], at: int) -> bool:
    """Whether a word may tell a duty, and is no place: "in an office"."""
    before = [word for word in words[max(0, at - 2) : at] if word not in BEFORE_PLACES][-1:]
    light = (
        words[at] in LIGHT | COMMON | EXCEPTING | DENYING
        or len(words[at]) < SHORTEST_WORD
        or not words[at][0].isalpha()
    )
    return not light and not set(before) & PLACING

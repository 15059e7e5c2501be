"""The grammar of intents, for English and Spanish alike: one table of rules, the surest first.

A rule matches a clause that says all concepts of one of its alternatives, and nothing else but what may stand beside
them (small words always may). The words of the concepts are in `vocabulary`; `ref` stands for occupations that are
meant by number, by title, or because they're in front. Each rule has examples, and each example is a test.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.conversation.events import (
    AskedForRelated,
    Avoided,
    BroughtBack,
    Chose,
    ClearedAll,
    PutAside,
    Refreshed,
    Restarted,
    TurnedTo,
    WentBack,
)
from bot.conversation.language.clauses import NUMBER, Clause
from bot.conversation.language.duty_words import named_by
from bot.conversation.language.intents import (
    AboutDuties,
    CompareRows,
    Intent,
    Meaning,
    RemoveSaved,
    SaveRows,
    ShowDetails,
    VisibleScreen,
)
from bot.conversation.language.job_frames import denied_job
from bot.conversation.language.references import References, Referring
from bot.conversation.language.selections import picked
from bot.conversation.language.ticks import orders_ticks
from bot.conversation.language.unwanted_words import titled
from bot.conversation.state import FrontKind, Step

ASKING, CHOOSING, TICKING, READING = (
    Step.ASKING,
    Step.CHOOSING_OCCUPATION,
    Step.CHOOSING_TASKS,
    Step.READING_RESULTS,
)
ABOUT_PERSON: Final = frozenset(
    "me my data about history account mis datos mi olvidame borrame info information you".split()
)
HERE_OR_THERE: Final = frozenset("there here this that it ahi aqui esta ese eso".split())
FROM_WHERE: Final = frozenset("scratch zero beginning start cero principio inicio".split())
THROUGH: Final = frozenset("to through thru a al hasta -".split())
ALL_OF_THEM: Final = frozenset("these they those estas estos todas todos".split())
SENDING: Final = frozenset("send email mail text manda mandame envia enviame pasame mandamela enviamela".split())
ORDERED_BY: Final = frozenset({"by", "por"})
"""What begins an order: "by my duties"."""
TAKEN_OFF: Final = frozenset("off out remove delete drop strike quita elimina saca borra quitar eliminar sacar".split())
ON_THIS: Final = frozenset("in on this en esta".split())
ENDS: Final = frozenset("end bottom final fin".split())
SEARCH_VERBS: Final = frozenset("try search busca buscar prueba".split())
ONES: Final = frozenset("any ones which hay alguna cuales".split())
NOTHING: Final = frozenset({"nothing", "nada"})
LISTED: Final = 3
LOOKED_AT: Final = frozenset("is whats es".split())
"""In a question what an occupation is, they ask for its duties: "what is 2?"."""
MOST_COMPARED: Final = 3
ROW_WORDS: Final = frozenset("thing que la el what whats row job comes".split())
"""What says that a number counts rows, where it might be a zone."""
POLITE: Final = frozenset(
    "please can you could would i want to like lets let me puedes podrias quiero por favor".split()
)
ASKED_ABOUT: Final = frozenset(
    "is are was same or difference also includes cover covers count counts mean means es son incluye"
    " incluyen mismo misma o tambien cubre cuenta significa".split()
)
"""What a question about a duty is asked with."""
ASKED_WHICH: Final = frozenset({"is there", "are there", "which", "any", "hay", "cual", "cuales", "what about"})
"""What a question begins with that looks for a duty."""
DOUBTS: Final = frozenset(
    "should tick ticked count counts enough good hated hate liked like likes loved did used supposed only little once"
    " sometimes now ones debo marco marcar cuenta cuentan suficiente gustan gustaban gusta hacia hago hice".split()
)
"""What a question is asked with of somebody who wonders what to tick."""
ELSEWHERE: Final = frozenset({"zone", "outlook", "save_verb", "page", "howmany", "avoid", "unavoid", "pay", "vacancy"})
"""What a question with a number may be about, beside a duty."""
ANYWHERE: Final = frozenset(Step)
SEARCHING: Final = frozenset({ASKING, CHOOSING})
LISTS: Final = frozenset({CHOOSING, TICKING, READING})


@dataclass(frozen=True)
class Utterance:
    """A clause on a screen."""

    clause: Clause
    shown: VisibleScreen

    @cached_property
    def referring(self) -> Referring:
        """What the clause refers to."""
        return Referring(self.clause, self.shown)

    @cached_property
    def refs(self) -> References:
        """The occupations that the clause refers to: those it names, or else those in front."""
        named = self.referring.named
        return named if named.codes or named.beyond else self.referring.front

    @property
    def list_in_front(self) -> bool:
        """Whether the person's list was shown last."""
        front = self.shown.front
        return front is not None and front.kind is FrontKind.LIST

    @property
    def is_a_search(self) -> bool:
        """Whether the clause is only a part of a title, which may be another job."""
        refs = self.refs
        if "thing" in self.clause.words:
            return False
        return refs.hardly or (refs.partly and not self.clause.left({"small"}, refs.places))

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers said."""
        return [int(word) for word in self.clause.words if NUMBER.fullmatch(word) and word.isdecimal()]


Make = Callable[[Utterance], Meaning | None]


@dataclass(frozen=True)
class Rule:
    """One thing that can be said.

    `says` are alternatives, separated by bars, of the concepts that must all be said; `may` what may stand beside them.
    `question` is None if the clause may or may not be a question; `spare` is how
    many unknown words are allowed; without `small`, nothing may stand beside what is named.
    """

    says: str
    make: Make
    examples: str
    may: str = ""
    at: frozenset[Step] = ANYWHERE
    question: bool | None = None
    spare: int = 0
    small: bool = True

    @cached_property
    def alternatives(self) -> Sequence[frozenset[str]]:
        """The concepts of each way of saying it."""
        return [frozenset(way.split()) for way in self.says.split("|")]

    @cached_property
    def beside(self) -> frozenset[str]:
        """What may stand beside."""
        return frozenset(self.may.split()) | ({"small"} if self.small else set())

    def meant(self, utterance: Utterance, more: int = 0) -> Meaning | None:
        """What the clause means by this rule, with so many `more` unknown words; None if the rule doesn't match."""
        if self.question not in {None, utterance.clause.question}:
            return None
        for way in self.alternatives:
            if self._met(way, utterance, self.spare + more):
                meaning = self.make(utterance)
                if meaning is not None:
                    return meaning
        return None

    def _met(self, way: frozenset[str], utterance: Utterance, spare: int) -> bool:
        if not way - {"ref"} <= utterance.clause.concepts:
            return False
        if "ref" in way and not (utterance.refs.codes or utterance.refs.beyond):
            return False
        allowed = way | self.beside
        if utterance.clause.left(allowed) <= spare:
            return True
        return (
            "ref" in allowed
            and bool(utterance.refs.places)
            and utterance.clause.left(allowed, utterance.refs.places) <= spare
        )


def _answer(intent: Intent) -> Make:
    return lambda _: intent


def _unless_denied(meaning: Meaning) -> Make:
    return lambda utterance: None if "denying" in utterance.clause.concepts else meaning


def _related(utterance: Utterance) -> Meaning:
    """The duties are chosen; but "is that enough?" asks how many to choose."""
    clause = utterance.clause
    return Intent.HOW_MANY if clause.question and not clause.concepts & {"find", "results"} else AskedForRelated()


def _restart(utterance: Utterance) -> Meaning | None:
    """Start again; but "start from this one" begins with an occupation."""
    words = set(utterance.clause.words)
    front = utterance.shown.front
    if front is not None and front.kind is FrontKind.DETAILS and words & HERE_OR_THERE:
        return Chose(code=front.rows[0][0])
    refers = utterance.refs.codes or (words & {"from", "with", "desde", "con"} and not words & FROM_WHERE)
    return None if refers or {"no", "quiero"} <= words else Restarted()


def _page(utterance: Utterance) -> Meaning | None:
    numbers = utterance.numbers
    return TurnedTo(page=min(max(1, numbers[0]), utterance.shown.pages)) if len(numbers) == 1 else None


def _to_end(utterance: Utterance) -> Meaning | None:
    """The last page, by its end; "the last one" is an occupation."""
    return TurnedTo(page=utterance.shown.pages) if ENDS & set(utterance.clause.words) else None


def _last_page(utterance: Utterance) -> Meaning | None:
    """The last page; "the last one on this page" is a duty or an occupation."""
    return None if ON_THIS & set(utterance.clause.words) else TurnedTo(page=utterance.shown.pages)


def _first_page(utterance: Utterance) -> Meaning:
    """The first page; on it, "go back one" is a step back."""
    far = utterance.shown.page > 1 or "page" in utterance.clause.concepts or "back" not in utterance.clause.concepts
    return TurnedTo(page=1) if far or not utterance.numbers else _back(utterance)


def _next(utterance: Utterance) -> Meaning:
    shown = utterance.shown
    return TurnedTo(page=shown.page + 1) if shown.page < shown.pages else Intent.NO_MORE


def _back(utterance: Utterance) -> Meaning:
    """The page before; on the first one, the step before."""
    shown = utterance.shown
    if shown.front is not None:
        return Refreshed()
    return TurnedTo(page=shown.page - 1) if shown.page > 1 else WentBack()


def _details(utterance: Utterance) -> Meaning | None:
    codes = utterance.refs.codes
    if utterance.clause.words[0] in SEARCH_VERBS and not utterance.numbers:
        return None
    return (
        ShowDetails(codes[0])
        if len(codes) == 1 and not (denied_job(utterance.clause) or utterance.is_a_search)
        else None
    )


def _beside(utterance: Utterance) -> Meaning | None:
    """The row above or below another one; below the last row is the next page. "Above 3" may be said of zones."""
    beside, shown, words = utterance.referring.beside, utterance.shown, set(utterance.clause.words)
    if beside is None or (utterance.numbers and not words & ROW_WORDS):
        return None
    at = sum(beside)
    if at == len(shown.rows):
        return _next(utterance)
    return ShowDetails(shown.rows[at][0]) if at >= 0 else None


def _is_in_there(utterance: Utterance) -> Meaning | None:
    """The details of a result on any page, of which it's asked whether it's there."""
    found, clause = utterance.referring.anywhere, utterance.clause
    left = clause.left({"in_there", "small", "counted", "listed", "job"}, found.places)
    return ShowDetails(found.codes[0]) if len(found.codes) == 1 and not left else None


def _compared_anew(utterance: Utterance) -> Meaning | None:
    """What is compared, with something else in the place of one of them, with one more, or without one."""
    front = utterance.shown.front
    if front is None or front.kind is not FrontKind.COMPARISON:
        return None
    now = [code for code, _ in front.rows]
    named = utterance.referring.named.codes
    old, new = [code for code in named if code in now], [code for code in named if code not in now]
    concepts = utterance.clause.concepts
    if "swap" in concepts and len(old) == 1 and len(new) == 1:
        return CompareRows(tuple(new[0] if code == old[0] else code for code in now))
    if "swap" in concepts:
        return CompareRows(())
    if "unsave" in concepts:
        left = tuple(code for code in now if code not in old)
        return CompareRows(left) if old and not new and len(left) > 1 else None
    return CompareRows(tuple(now + new)) if new and not old and len(now + new) <= MOST_COMPARED else None


def _keep_only(utterance: Utterance) -> Meaning | None:
    """Of two on the list, the other one is removed."""
    front, kept = utterance.shown.front, utterance.refs.codes
    if front is None or front.kind is not FrontKind.LIST or len(kept) != 1:
        return None
    others = [code for code, _ in front.rows if code not in kept]
    return RemoveSaved(others[0]) if len(others) == 1 else Intent.LIST


def _choose(utterance: Utterance) -> Meaning | None:
    codes = utterance.refs.codes
    if (
        utterance.shown.step is CHOOSING
        and len(codes) > 1
        and not utterance.clause.concepts & {"compared", "save_verb"}
    ):
        return Intent.WHICH
    return Chose(code=codes[0]) if len(codes) == 1 and not utterance.is_a_search else None


def _save(utterance: Utterance) -> Meaning:
    return SaveRows(utterance.refs.codes)


def _save_named(utterance: Utterance) -> Meaning | None:
    """Among the duties "keep 2" speaks of a duty, unless a result of that number is in front."""
    return SaveRows(utterance.refs.codes) if utterance.refs.codes else None


def _save_all(utterance: Utterance) -> Meaning:
    return SaveRows(tuple(code for code, _ in utterance.shown.rows))


def _save_this(utterance: Utterance) -> Meaning:
    return SaveRows((utterance.shown.code,))


def _unsave(utterance: Utterance) -> Meaning | None:
    numbers, shown = utterance.numbers, utterance.shown
    if len(numbers) == 1:
        return RemoveSaved(str(numbers[0]))
    if len(utterance.refs.codes) == 1:
        return RemoveSaved(utterance.refs.codes[0])
    if shown.front is not None and "last1" in utterance.clause.words:
        return RemoveSaved(shown.front.rows[-1][0])
    rest = [word for word in utterance.clause.words if not _covered(word)]
    if not rest and utterance.list_in_front:
        return Intent.LIST
    return RemoveSaved(" ".join(rest)) if rest else None


def _covered(word: str) -> bool:
    alone = Clause(word, (word,))
    return bool(alone.concepts & {"unsave", "list", "small"})


def _compare(utterance: Utterance) -> Meaning:
    codes = utterance.refs.codes
    return CompareRows(codes if len(codes) > 1 else ())


def _undecided(utterance: Utterance) -> Meaning:
    """Between two or three that are named, which are compared; else among all."""
    codes = utterance.refs.codes
    if len(codes) > 1:
        return CompareRows(codes)
    return Intent.WHICH if utterance.shown.step is CHOOSING else Intent.BETTER


def _compare_with_front(utterance: Utterance) -> Meaning | None:
    """Compares what is in front with what is named."""
    front = utterance.shown.front
    named = utterance.referring.named.codes
    if front is None or front.kind is not FrontKind.DETAILS or len(named) != 1:
        return None
    codes = tuple(dict.fromkeys((front.rows[0][0], *named)))
    return CompareRows(codes) if len(codes) > 1 else None


def _compare_front(utterance: Utterance) -> Meaning:
    codes = utterance.referring.front.codes
    if not codes and utterance.shown.step is not READING:
        return Intent.COMPARE
    return CompareRows(codes if len(codes) > 1 else ())


def _only_row(utterance: Utterance) -> Meaning:
    """A yes to the only occupation."""
    rows = utterance.shown.rows
    return Chose(code=rows[0][0]) if len(rows) == 1 and utterance.shown.pages == 1 else Intent.HERE


def _forget(utterance: Utterance) -> Meaning | None:
    """On the duties screen "delete everything" means the ticks; only words that name the person erase everything."""
    words = set(utterance.clause.words)
    if utterance.list_in_front and not words & ABOUT_PERSON:
        return Intent.LIST
    if utterance.shown.step is not TICKING or words & ABOUT_PERSON or words & {"forget", "olvida"}:
        return Intent.FORGET
    return ClearedAll()


def _unsave_all(utterance: Utterance) -> Meaning | None:
    """Nothing takes everything off the list at once: it is shown, with its buttons."""
    return Intent.LIST if utterance.list_in_front else None


def _unsave_from_list(utterance: Utterance) -> Meaning | None:
    """With a list in front, removing means removing from the list."""
    front = utterance.shown.front
    listed = front is not None and front.kind is FrontKind.LIST
    return RemoveSaved(utterance.refs.codes[0]) if listed and len(utterance.refs.codes) == 1 else None


def _choose_in_front(utterance: Utterance) -> Meaning | None:
    codes = utterance.referring.front.codes or (utterance.refs.codes if utterance.shown.front else ())
    return Chose(code=codes[0]) if len(codes) == 1 else None


def _tick_in_front(utterance: Utterance) -> Meaning | None:
    """The duties of the occupation whose details are in front, to tick them."""
    front = utterance.shown.front
    return Chose(code=front.rows[0][0]) if front is not None and front.kind is FrontKind.DETAILS else None


def _details_in_front(utterance: Utterance) -> Meaning | None:
    front = utterance.shown.front
    return ShowDetails(front.rows[0][0]) if front is not None and front.kind is FrontKind.DETAILS else None


def _back_to_results(utterance: Utterance) -> Meaning:
    return Refreshed() if utterance.shown.front is not None else WentBack()


def _export(utterance: Utterance) -> Meaning:
    return Intent.EXPORT_LIST if utterance.list_in_front else Intent.EXPORT


def _share(utterance: Utterance) -> Meaning:
    return Intent.SHARE_LIST if utterance.list_in_front else Intent.SHARE


def _save_in_front(utterance: Utterance) -> Meaning:
    front = utterance.shown.front
    return SaveRows((front.rows[0][0],)) if front is not None and front.kind is FrontKind.DETAILS else SaveRows(())


def _compare_any(utterance: Utterance) -> Meaning:
    """Compares what is in front, or asks what to compare."""
    front = utterance.shown.front
    codes = tuple(code for code, _ in front.rows) if front is not None and front.kind is not FrontKind.DETAILS else ()
    return CompareRows(codes) if len(codes) > 1 else Intent.COMPARE


def _taken_off(utterance: Utterance) -> Meaning | None:
    """What is taken off the results is put aside; "take 3" alone starts from it."""
    return _hide(utterance) if TAKEN_OFF & set(utterance.clause.words) and not utterance.list_in_front else None


def _hide(utterance: Utterance) -> Meaning | None:
    """Puts a result aside. A word of its title that doesn't say what it is ("food") is no name for it."""
    codes, words = utterance.refs.codes, utterance.clause.words
    if len(codes) != 1:
        return None
    title = dict((*utterance.shown.every, *utterance.shown.rows)).get(codes[0], "")
    named = {*words} & {*title.casefold().replace(",", " ").split()}
    says_it = any(titled([(codes[0], title)], word) for word in words if word.isalpha())
    return PutAside(code=codes[0]) if says_it or not named else None


def _bring_back(utterance: Utterance) -> Meaning | None:
    """Brings back one that was put aside, by its title or code; all of them if none is named."""
    return BroughtBack() if not utterance.refs.codes else None


def _numbered(utterance: Utterance) -> Sequence[str]:
    """The ids of the duties whose numbers are said; empty if one of the numbers isn't a duty's."""
    words = utterance.clause.words
    places_said = [at for at, word in enumerate(words) if NUMBER.fullmatch(word)]
    first, last = (places_said[0], places_said[-1]) if places_said else (0, -1)
    joined = [word for word in words[first : last + 1] if NUMBER.fullmatch(word) or word in THROUGH]
    places = picked(" ".join(joined), len(utterance.shown.tasks)) or ()
    return [utterance.shown.tasks[at] for at in places]


def _avoided(utterance: Utterance, tasks: Sequence[str]) -> Meaning | None:
    """These duties too are ones to get away from."""
    every = tuple(dict.fromkeys((*utterance.shown.avoided, *tasks)))
    return Avoided(code=utterance.shown.code, tasks=every) if tasks else None


def _avoid(utterance: Utterance) -> Meaning | None:
    """Duties to get away from, by their numbers. Numbers on both sides of the words for it are two commands."""
    at = utterance.clause.where("avoid")[0].start
    numbers = [place for place, word in enumerate(utterance.clause.words) if NUMBER.fullmatch(word)]
    both = any(place < at for place in numbers) and any(place > at for place in numbers)
    return None if both else _avoided(utterance, _numbered(utterance))


def _avoid_it(utterance: Utterance) -> Meaning | None:
    """The only duty that is ticked is meant by "it"."""
    return _avoided(utterance, utterance.shown.chosen) if len(utterance.shown.chosen) == 1 else None


def _avoid_by_words(utterance: Utterance) -> Meaning | None:
    """Duties to get away from, by a word that they hold."""
    clause, shown = utterance.clause, utterance.shown
    if any(map(NUMBER.fullmatch, clause.words[: clause.where("avoid")[0].start])):  # "1 4, away from paperwork"
        return None
    words = [clause.words[at] for at in clause.left_at({"avoid", "small", "duties"})]
    return _avoided(utterance, [shown.tasks[at] for at in named_by(words, shown.statements).places])


def _unavoid(utterance: Utterance) -> Meaning | None:
    """Duties that are no longer ones to get away from."""
    kept = tuple(task for task in utterance.shown.avoided if task not in _numbered(utterance))
    return Avoided(code=utterance.shown.code, tasks=kept) if _numbered(utterance) else None


def _preparation(utterance: Utterance) -> Meaning | None:
    """A question about what occupations need; but "which ones need no degree?" filters them."""
    clause, front = utterance.clause, utterance.shown.front
    if front is not None and front.kind is FrontKind.COMPARISON:
        return Intent.BETTER
    if "denying" in clause.concepts or clause.words[0] in {"which", "cuales", "cual", "what", "any"}:
        return None
    return _details_in_front(utterance) or Intent.ZONES


def _all_need_it(utterance: Utterance) -> Meaning | None:
    """That they all need a degree is a complaint; "all that need one" is a wish."""
    return Intent.NARROW if ALL_OF_THEM & set(utterance.clause.words) else None


def _sent(utterance: Utterance) -> Meaning | None:
    """The results as a file, where they are to be sent; "give me the list" is another wish."""
    return _export(utterance) if SENDING & set(utterance.clause.words) else None


def _why_it(utterance: Utterance) -> Meaning | None:
    """Why an occupation is there, beside words that mean nothing here; not why so many are."""
    unsure = utterance.refs.partly or "closeness" in utterance.clause.concepts
    return None if unsure else _details(utterance)


def _why(utterance: Utterance) -> Meaning:
    return _details_in_front(utterance) or Intent.CLOSENESS


def _difference(utterance: Utterance) -> Meaning:
    return Intent.ZONES if "zone" in utterance.clause.concepts else Intent.CLOSENESS


def _about_duties(utterance: Utterance) -> Meaning | None:
    """A question what a duty means, by its number or by a word of it."""
    clause, shown = utterance.clause, utterance.shown
    if clause.concepts & {"zone", "outlook"}:
        return None
    places = [number - 1 for number in utterance.numbers if number <= len(shown.tasks)]
    if not places:
        left = clause.left_at({"small", "explained", "duties"})
        places = list(named_by([clause.words[at] for at in left], shown.statements).places)[:LISTED]
    return AboutDuties(tuple(shown.tasks[place] for place in places)) if places else None


def _back_to_menu(utterance: Utterance) -> Meaning | None:
    """Back to the occupations to choose from; "back to the results" shows those."""
    return None if {"results", "resultados", "matches"} & set(utterance.clause.words) else WentBack()


def _asked_which(utterance: Utterance) -> Meaning | None:
    """A question which of the duties is about something: those that say it."""
    if not ASKED_WHICH & {" ".join(utterance.clause.words[:2]), utterance.clause.words[0]}:
        return None
    named = named_by([word for word in utterance.clause.words if word not in ASKED_ABOUT], utterance.shown.statements)
    tasks = tuple(utterance.shown.tasks[place] for place in named.places[:LISTED])
    return AboutDuties(tasks) if named.clearly else None


def _doubted(utterance: Utterance) -> Meaning | None:
    """A question what to tick, beside words that mean nothing here: "should I tick the ones I hated?"."""
    clause = utterance.clause
    named = named_by(clause.words, utterance.shown.statements)
    if clause.concepts & {"able", "lost", "help"}:
        return None
    counted = utterance.numbers and not {"enough", "suficiente"} & set(clause.words)
    return Intent.HOW_MANY if DOUBTS & set(clause.words) and not counted and not named.clearly else None


def _asked_about(utterance: Utterance) -> Meaning | None:
    """A question what numbered duties are; "can you tick 3?" is a request."""
    words = set(utterance.clause.words)
    if not words & ASKED_ABOUT or any(map(orders_ticks, words - ASKED_ABOUT)) or utterance.clause.concepts & ELSEWHERE:
        return None
    return _about_duties(utterance)


def _share_with(utterance: Utterance) -> Meaning | None:
    """Shares with somebody: the verb comes first."""
    begins = {
        "share",
        "post",
        "forward",
        "send",
        "compartir",
        "comparte",
        "envia",
        "manda",
        "publica",
        "publicar",
        "pass",
        "email",
        "mail",
        "text",
        "mandale",
        "mandalo",
        "mandaselo",
        "mandasela",
        "mandarselo",
        "enviale",
        "enviaselo",
        "enviasela",
        "pasale",
        "pasaselo",
        "comparteselo",
    }
    words = [word for word in utterance.clause.words if word not in POLITE]
    return _share(utterance) if words and words[0] in begins else None


def _jobless(utterance: Utterance) -> Meaning | None:
    """No occupation to start from; but "nothing in tech" is about the results."""
    words = utterance.clause.words
    wished = utterance.shown.step is READING and words[0] in NOTHING and len(words) > 1
    return None if wished else Intent.JOBLESS


def _zones(utterance: Utterance) -> Meaning | None:
    """A question what zones are; but "zone 4" alone filters the results."""
    clause = utterance.clause
    wished = not clause.question or ONES & set(clause.words)
    if utterance.numbers and wished and utterance.shown.step is READING:
        return None
    asks = clause.question or "mean" in clause.concepts or "zones" in clause.words or "zonas" in clause.words
    return Intent.ZONES if asks and not (utterance.numbers and not clause.question) else None


RULES: Final[Sequence[Rule]] = (
    # What erases everything must be said exactly.
    Rule(
        "forget_me | forget",
        _forget,
        "forget me|can you delete my data?|olvídame|borra mis datos",
        may="polite",
        small=False,
    ),
    # What a later rule might take for something else.
    Rule(
        "thanked",
        _answer(Intent.THANKS),
        "thank you so much!|ok thanks|muchas gracias|gracias por todo",
        may="thanks_more praise bye filler hello hello_more",
    ),
    Rule("my_list", _answer(Intent.LIST), "my list|show my list|what did I save?|mi lista", may="show listed"),
    Rule(
        "restart",
        _restart,
        "start over|new search|let's begin again|empezar de nuevo|otra búsqueda",
        may="restart restart_more search_word stop filler other job",
    ),
    Rule(
        "delegated", _answer(Intent.HOW_MANY), "pick for me|tú decide", may="choosing all_of", at=frozenset({TICKING})
    ),
    Rule("delegated", _answer(Intent.WHICH), "you choose|elige por mí", may="best job", at=frozenset({CHOOSING})),
    Rule("delegated", _answer(Intent.BETTER), "you tell me|lo que tú digas", may="best job", at=frozenset({READING})),
    Rule(
        "degree ref",
        _answer(Intent.ZONES),
        "do I need a degree for 2?|¿necesito estudios para la 1?",
        may="ref needed counted degree it job details number",
        at=frozenset({CHOOSING}),
        question=True,
    ),
    Rule(
        "grows ref | outlook ref",
        _answer(Intent.BRIGHT),
        "is number 2 growing?|¿la 1 tiene futuro?",
        may="grows outlook ref counted job number",
        at=frozenset({CHOOSING}),
        question=True,
    ),
    Rule(
        "languages lost | languages reads",
        _answer(Intent.LANGUAGE),
        "I don't understand English, can you put it in Spanish?|no entiendo el inglés",
        may="languages lost reads speak you duties it them show denying filler change",
        spare=2,
    ),
    Rule(
        "part_of_them",
        _answer(Intent.WRONG),
        "half of these aren't nurses|la mitad no son de enfermera",
        may="part_of_them fits job listed denying praise filler",
        at=frozenset({CHOOSING}),
        question=False,
        spare=3,
    ),
    Rule(
        "pressed find | pressed done",
        _answer(Intent.HELP),
        "what happens if I press find?|¿qué pasa si pongo listo?",
        may="pressed find done",
        at=frozenset({TICKING}),
        question=True,
    ),
    Rule(
        "whereabouts",
        lambda _: Refreshed(),
        "what page am I on?|what's the code of this job?|¿en qué página estoy?",
        may="whereabouts job page",
        at=frozenset({TICKING}),
        question=True,
    ),
    Rule(
        "undo",
        _answer(Intent.TICKED),
        "undo that|undo|deshaz eso",
        may="undo changed filler",
        at=frozenset({TICKING}),
    ),
    Rule(
        "reversible",
        _answer(Intent.REVERSIBLE),
        "can I go back later?|is it possible to go back after?|what if I pick the wrong one?|¿puedo cambiarla después?"
        "|¿y si me equivoco?",
        may="reversible afterwards back job choose next page show mine duties small",
        at=LISTS,
        question=True,
    ),
    Rule(
        "goes_on afterwards",
        _answer(Intent.KEPT),
        "can I finish this tomorrow?|can I come back to it later?|¿puedo seguir mañana?",
        may="goes_on afterwards kept mine duties listed",
        question=True,
    ),
    Rule(
        "long_ago",
        _answer(Intent.HOW_MANY),
        "how far back should I go?|does it still count?|¿y si lo hice hace mucho?|¿todavía cuentan?",
        may="long_ago afterwards duties obliged choosing number all_of",
        at=frozenset({TICKING}),
        question=True,
        spare=1,
    ),
    Rule(
        "any_more",
        _next,
        "are there more than these?|is that all of them, or are there more?|¿hay más?",
        may="any_more next listed duties number all",
        at=LISTS,
        question=True,
        spare=2,
    ),
    Rule(
        "next where | other where",
        _next,
        "where are the others?|¿y las otras dónde están?",
        may="next where other listed duties number",
        at=LISTS,
        question=True,
    ),
    Rule(
        "number",
        _asked_about,
        "is 1 the same as 2?|in number 2, is it also the surgeries or only the appointments?|¿la 2 incluye cirugías?",
        may="number counted duties explained compare compared",
        at=frozenset({TICKING}),
        question=True,
        spare=7,
    ),
    Rule("wipe", lambda _: ClearedAll(), "clear all|borrar", at=frozenset({TICKING})),
    Rule(
        "own_duty",
        _answer(Intent.OWN_DUTY),
        "can I add my own duty?|I do something that isn't listed|¿puedo agregar mi propia tarea?",
        may="listed unsure change able job",
        at=frozenset({TICKING, READING}),
        spare=1,
    ),
    Rule(
        "explained number",
        lambda utterance: None if LOOKED_AT & set(utterance.clause.words) else Intent.WHICH,
        "can you explain 3 before I decide?|what does number 2 mean?|¿qué quiere decir la 3?",
        may="explained number counted choosing able unsure",
        at=frozenset({CHOOSING}),
        question=True,
        spare=4,
    ),
    # What a word means on one screen only.
    Rule(
        "part_of_them",
        lambda utterance: None if utterance.numbers else Intent.HOW_MANY,
        "half of these aren't me|I do some of these|no todas son mías",
        may="part_of_them fits job duties listed choosing denying praise filler",
        at=frozenset({TICKING}),
        spare=2,
    ),
    Rule(
        "back search_word | back job | back listed",
        _back_to_menu,
        "back to the menu|back to the occupations|go back to the list of jobs",
        may="job show all search_word listed list results",
        at=frozenset({TICKING}),
        question=False,
    ),
    Rule(
        "toomany results | toomany find",
        lambda _: AskedForRelated(),
        "this is too long, just give me the jobs|son muchas, ya dame los trabajos",
        may="toomany toomany_more results find show done job",
        at=frozenset({TICKING}),
        question=False,
    ),
    Rule(
        "find | done | done find | results | show results",
        _related,
        "done|find related occupations|I think that's everything|show me what fits|listo|ya, eso es todo"
        "|ver resultados",
        may="done find show results other job",
        at=frozenset({TICKING}),
    ),
    Rule(
        "none | none fits | changed | back search_word",
        lambda _: Restarted(),
        "none of these|it's not there|I changed my mind|ninguna de estas es|back to the search",
        may="fits job listed results all",
        at=frozenset({CHOOSING}),
    ),
    Rule(
        "howmany begins | both begins | howmany choosing | howmany choose",
        _answer(Intent.WHICH),
        "can I pick two of them?|can I choose more than one?|¿puedo elegir varias?",
        may="howmany begins both choosing choose obliged job listed number",
        at=frozenset({CHOOSING}),
        question=True,
    ),
    Rule(
        "none | none fits",
        lambda utterance: None if utterance.shown.chosen else Intent.WRONG,
        "none of these|nothing here is mine|ninguna de estas",
        may="fits listed job duties all",
        at=frozenset({TICKING}),
    ),
    Rule(
        "wrong_job",
        lambda _: WentBack(),
        "wrong job|change occupation|that's not my job|otra ocupación",
        may="job other",
        at=frozenset({TICKING}),
    ),
    Rule(
        "wrong_job", lambda _: Restarted(), "change occupation|otra ocupación", may="job other", at=frozenset({READING})
    ),
    Rule(
        "tick_these it | tick_these duties | tick_these known_of",
        _tick_in_front,
        "let me tick what I know of it|let me mark its duties|quiero marcar sus tareas",
        may="tick_these it duties known_of show job able_more",
        at=frozenset({READING}),
    ),
    Rule(
        "change duties | change_duties | edit | back duties | add_more",
        lambda utterance: None if utterance.clause.words[0] in ORDERED_BY else WentBack(),
        "change my duties|let me change my ticks|change what I ticked|volver a mis tareas|edit",
        may="change duties back show other counted number edit change_duties add_more",
        at=frozenset({READING}),
    ),
    Rule(
        "ticked_wrong",
        lambda _: WentBack(),
        "I ticked something wrong|I forgot to tick one, can I still fix that?|marqué una que no era",
        may="ticked_wrong change duties back changed counted filler wrong able_more number",
        at=frozenset({READING}),
    ),
    Rule(
        "back duties",
        _unless_denied(WentBack()),
        "back to the pharmacist duties",
        may="back duties show",
        at=frozenset({READING}),
        question=False,
        spare=2,
    ),
    Rule(
        "back results",
        _unless_denied(WentBack()),
        "go back to my secretary results|back to the results|volver a los resultados",
        may="back results show",
        at=frozenset({CHOOSING}),
        question=False,
        spare=2,
    ),
    Rule(
        "ticked",
        _answer(Intent.TICKED),
        "what did I tick?|how many have I ticked?|¿cuáles he marcado?|my choices",
        may="ticked_more howmany",
        at=frozenset({TICKING, READING}),
    ),
    Rule(
        "howmany choosing | howmany obliged | choosing all_of | obliged choosing | howmany all_of",
        _answer(Intent.HOW_MANY),
        "how many should I tick?|do I have to read all of these?|¿cuántas tengo que marcar?|what should I tick?",
        may="howmany choosing obliged all_of duties needed counted number listed page unsure",
        at=frozenset({TICKING}),
        question=True,
    ),
    Rule(
        "unsure",
        _answer(Intent.HOW_MANY),
        "I'm not sure what to tick|no sé cuál elegir",
        may="choosing duties obliged all_of",
        at=frozenset({TICKING}),
    ),
    Rule(
        "takes_long",
        _answer(Intent.HOW_MANY),
        "how long does this take?|¿cuánto falta?",
        may="takes_long duties all_of",
        at=frozenset({TICKING}),
    ),
    Rule(
        "show duties",
        _next,
        "show me all the duties|muéstrame todas las tareas",
        may="show all duties listed",
        at=frozenset({TICKING}),
        question=False,
    ),
    Rule(
        "small",
        _asked_which,
        "which one is about transcribing?|is there anything with messages?|¿hay alguna de transcribe?",
        may="small explained duties listed choosing person",
        at=frozenset({TICKING}),
        question=True,
        spare=3,
    ),
    Rule(
        "unsure number",
        _about_duties,
        "I'm not sure about 3|no sé si la 2",
        may="unsure counted number duties details",
        at=frozenset({TICKING}),
    ),
    Rule(
        "explained number | lost number",
        _about_duties,
        "what is 3?|I don't understand number 3|explain 2|¿qué significa la 3?",
        may="explained counted lost",
        at=frozenset({TICKING}),
    ),
    Rule(
        "explained",
        _about_duties,
        "what does transcribe mean?|¿qué significa transcribir?",
        may="explained duties",
        at=frozenset({TICKING}),
        question=True,
        spare=2,
    ),
    Rule(
        "compared closeness | compared outlook | compared zone",
        _difference,
        "what's the difference between closely and less related?|the difference between zone 3 and zone 4",
        may="how mean compare closeness zone number",
    ),
    Rule(
        "needed degree | degree obliged",
        _preparation,
        "do these need a license?|do I need a degree?|¿piden estudios?",
        may="needed degree it job details listed them",
        at=frozenset({READING, TICKING}),
        question=True,
    ),
    # What to leave out of the results.
    Rule(
        "hide ref",
        _hide,
        "hide 2|I'm not interested in the second one|descarta la segunda",
        may="hide ref counted it job number list",
        at=frozenset({READING}),
        question=False,
    ),
    Rule(
        "bring_back",
        _bring_back,
        "bring back the hidden ones|recupera todas",
        may="bring_back hidden show job listed",
        at=frozenset({READING}),
    ),
    Rule(
        "unavoid number",
        _unavoid,
        "I don't mind 2|don't avoid 1|no evites la 2",
        may="unavoid avoid denying counted number duties",
        at=frozenset({TICKING}),
    ),
    Rule(
        "avoid number",
        _avoid,
        "I want to get away from 2|avoid 1 and 3|quiero evitar la 2|away from 3|lejos de la 3"
        "|not 3, I want to get away from it|no 3, quiero alejarme de eso",
        may="avoid counted number duties denying it",
        at=frozenset({TICKING}),
    ),
    Rule(
        "avoid it",
        _avoid_it,
        "I want to get away from it|quiero alejarme de eso",
        may="avoid it",
        at=frozenset({TICKING}),
    ),
    Rule(
        "avoid",
        _avoid_by_words,
        "I want to get away from transcribing|I'm tired of recorded messages|estoy harta de transcribe",
        may="avoid duties counted",
        at=frozenset({TICKING}),
        spare=5,
    ),
    Rule(
        "compared number",
        _about_duties,
        "what's the difference between 6 and 7?|diferencia entre la 1 y la 2",
        may="compared compare counted number duties explained",
        at=frozenset({TICKING}),
    ),
    Rule(
        "show all",
        _next,
        "show all of them|muestra todas",
        may="show all listed job",
        at=frozenset({CHOOSING}),
    ),
    # What is in front (a result, a list, a comparison), and what is on the screen.
    Rule(
        "adviser sees",
        _answer(Intent.PRIVACY),
        "can my counselor see this?|¿mi asesora puede ver esto?",
        may="adviser sees mine watcher share_more",
        question=True,
    ),
    Rule(
        "show adviser | send adviser | sees adviser | adviser needed | adviser file",
        lambda utterance: None if "denying" in utterance.clause.concepts else _share(utterance),
        "show this to my counselor|my case worker needs to see this|enséñaselo a mi consejera"
        "|her counselor Ana should get a copy",
        may="show adviser send sees needed share_more export_more listed results file asked_for",
        at=frozenset({READING}),
        question=False,
        spare=2,
    ),
    Rule(
        "aside_row ref",
        _beside,
        "the one right below the first|no, not registered nurses, the one above that|la que está arriba de la segunda",
        may="ref aside_row it both details counted denying job filler number show to_list",
        at=frozenset({READING}),
    ),
    Rule(
        "in_there",
        _is_in_there,
        "is registered nurse in there?|are genetic counselors on the list?|¿está registered nurses en la lista?",
        may="in_there",
        at=frozenset({READING}),
        spare=3,
        question=True,
    ),
    Rule(
        "swap ref | add_verb ref | compared add_verb ref | compared more_too ref | unsave ref",
        _compared_anew,
        "swap the first for the third|put the third instead of the second|cambia la primera por la 3",
        may="ref swap add_verb more_too compared compare send unsave counted it both job number to_whom filler",
        at=frozenset({READING}),
    ),
    Rule(
        "keep_only ref",
        _keep_only,
        "keep only the first one|deja solo la segunda",
        may="ref keep_only list to_list counted job number filler",
        at=frozenset({READING}),
    ),
    Rule(
        "unsave_only ref | unsave_only | unsave list | unsave ref to_list",
        _unsave,
        "remove 2 from my list|quita la segunda de mi lista|unsave 2|remove nurses from my list",
        may="ref list to_list unsave counted job number",
        spare=3,
    ),
    Rule(
        "unsave all | hide all | unsave them",
        _unsave_all,
        "remove all of them|get rid of everything",
        may="unsave hide all them both list to_list",
        at=LISTS,
    ),
    Rule(
        "unsave ref",
        _unsave_from_list,
        "remove the second|quita la primera",
        may="ref list to_list unsave counted job number",
        at=LISTS,
    ),
    Rule(
        "unsave ref",
        _taken_off,
        "take the second one off|remove registered nurses|saca la primera",
        may="ref unsave counted job number listed list",
        at=frozenset({READING}),
        question=False,
    ),
    Rule(
        "save ref",
        _save,
        "save 2|bookmark the second one|add 2 to my list|guarda la segunda",
        may="ref to_list save counted both number best liked page",
        at=frozenset({CHOOSING, READING}),
    ),
    Rule(
        "save ref to_list | save_verb ref",
        _save_named,
        "save it|put it on my list|guárdala",
        may="ref to_list save counted both number",
        at=frozenset({TICKING}),
    ),
    Rule(
        "save all",
        _save_all,
        "save all of them|guardar todas",
        may="to_list save page listed job",
        at=frozenset({CHOOSING, READING}),
    ),
    Rule(
        "save_verb | save to_list",
        _save_this,
        "save this occupation|guardar",
        may="to_list job it save save_verb",
        at=frozenset({TICKING}),
        question=False,
    ),
    Rule(
        "save_verb | save to_list",
        _save_in_front,
        "save it|guárdala",
        may="to_list save save_verb job it number counted",
        at=frozenset({READING}),
    ),
    Rule(
        "compared ref",
        _compare_with_front,
        "compare it with 2|compáralo con la 2",
        may="ref compare counted it job other number",
        at=LISTS,
    ),
    Rule(
        "unsure ref",
        _undecided,
        "I'm torn between 1 and 2|not sure if the first or the second|no sé si la 1 o la 2",
        may="unsure ref compare counted job number choose fits best both",
        at=frozenset({CHOOSING, READING}),
    ),
    Rule(
        "compared ref",
        _compare,
        "compare 1 and 2|the difference between 1 and 2|compara la 1 y la 2",
        may="ref compare counted both job other number first",
        at=frozenset({CHOOSING, READING}),
    ),
    Rule(
        "compared both | compared them",
        _compare_front,
        "compare both|compáralas|what's the difference between them?",
        may="compare both them job listed",
        at=LISTS,
    ),
    Rule(
        "compared",
        _compare_any,
        "compare|comparar mi lista|side by side|I want to compare",
        may="list job both them show listed other compare",
    ),
    Rule(
        "compared compare",
        lambda utterance: None if "save_verb" in utterance.clause.concepts else CompareRows(()),
        "compare these with plumbers",
        may="compare ref number counted both",
        at=frozenset({READING}),
        spare=6,
    ),
    Rule(
        "restart ref | begins ref",
        _choose,
        "start from 2|pick registered nurses|empezar desde la 2|use number 2 instead",
        may="ref begins begin_more counted it job number restart praise filler",
        at=frozenset({READING}),
    ),
    Rule(
        "begins ref",
        _choose_in_front,
        "start from this one|empezar desde esta",
        may="ref begins begin_more counted it job number",
        at=frozenset({TICKING, CHOOSING}),
    ),
    Rule(
        "ref",
        _choose,
        "the second one|22|I'd say number two|details 2|la segunda|es la primera|what is 2?",
        may="ref choose details counted begins begin_more fits number done job unsure praise filler",
        at=frozenset({CHOOSING}),
    ),
    Rule(
        "grows ref",
        _details,
        "is number 2 growing?|¿la 1 tiene futuro?",
        may="ref grows outlook counted job number denying",
        at=frozenset({READING}),
        question=True,
    ),
    Rule(
        "grows",
        _details_in_front,
        "is it growing?|is it in demand?|¿tiene futuro?",
        may="grows outlook it job",
        at=frozenset({READING}),
        question=True,
    ),
    Rule(
        "details",
        _details_in_front,
        "what do they do all day?|¿qué hacen?",
        may="details it job",
        at=frozenset({READING}),
        question=True,
    ),
    Rule(
        "howmany ref",
        _details,
        "how many duties do I share with the first one?|¿cuántas tareas comparto con la 2?",
        may="howmany ref duties share share_more to_whom counted number job ticked",
        at=frozenset({READING}),
        question=True,
    ),
    Rule(
        "degree ref",
        _details,
        "do I need a degree for 2?|¿necesito estudios para la 2?",
        may="ref needed counted degree it job details number",
        at=frozenset({READING}),
        question=True,
    ),
    Rule(
        "needed degree",
        _all_need_it,
        "these all need a degree|todas piden estudios",
        may="needed degree all both them listed job it",
        at=frozenset({READING}),
        question=False,
    ),
    Rule(
        "needed degree ref",
        _details,
        "number 2 needs a degree|la 2 pide estudios",
        may="ref needed counted degree it job number",
        at=frozenset({READING}),
    ),
    Rule(
        "ref",
        _details,
        "details 12|more about the first one|why is the second one here?|number 2 sounds good"
        "|¿por qué está la primera?",
        may="ref details why why_more how counted list job listed number praise",
        at=frozenset({READING}),
    ),
    Rule(
        "why ref",
        _why_it,
        "why would a welder be like the first one?|¿por qué un soldador se parece a la 2?",
        may="ref why why_more how counted list job listed number closeness",
        at=frozenset({READING}),
        question=True,
        spare=4,
    ),
    Rule(
        "degree it | needed degree | outlook it",
        _details_in_front,
        "does it need college?|¿pide estudios?",
        may="needed degree it job outlook amount details",
        at=frozenset({READING}),
        question=True,
    ),
    Rule("close", lambda _: Refreshed(), "close", may="details list it job", at=frozenset({READING})),
    Rule(
        "close",
        lambda _: Refreshed(),
        "close it|cerrar",
        may="details list it job",
        at=frozenset({CHOOSING, TICKING}),
        question=False,
    ),
    Rule(
        "back list | back listed | back results",
        _back_to_results,
        "back to the list|volver a los resultados",
        may="back show list listed results all",
        at=frozenset({READING}),
    ),
    # Files and posts.
    Rule(
        "export list | file list send",
        _answer(Intent.EXPORT_LIST),
        "export my list|descargar mi lista",
        may="export file send export_more list",
    ),
    Rule(
        "send listed | send list | send results",
        _sent,
        "just send me the list|mándame los resultados",
        may="send listed list results export_more",
        at=frozenset({READING}),
    ),
    Rule("handout", _answer(Intent.HANDOUT), "handout|hoja para imprimir", may="handout show", at=frozenset({READING})),
    Rule(
        "as_table",
        _answer(Intent.TABLE),
        "show it as a table|tabla",
        may="as_table show listed",
        at=frozenset({READING}),
    ),
    Rule(
        "export | file send",
        _export,
        "export to excel|send me a file|as a spreadsheet|descargar",
        may="export file send export_more listed results",
        at=frozenset({READING}),
    ),
    Rule(
        "share list to_whom",
        _answer(Intent.SHARE_LIST),
        "share my list with Bob",
        may="share share_more to_whom list",
        spare=4,
    ),
    Rule("share list", _answer(Intent.SHARE_LIST), "share my list|compartir mi lista", may="share list share_more"),
    Rule(
        "share to_whom | send to_whom",
        _share_with,
        "share with my advisor|send it to Bob|compartir con mi jefa",
        may="share share_more send to_whom listed watcher",
        at=frozenset({READING}),
        spare=4,
    ),
    Rule("share", _share, "share this|compartir", may="share share_more listed", at=frozenset({READING})),
    # Lists and pages.
    Rule("list", _answer(Intent.LIST), "list|show the list|lista", may="show listed"),
    Rule(
        "page number",
        _page,
        "page 2|go to page 3|the second page|página uno",
        may="show back counted first page",
        at=LISTS,
    ),
    Rule(
        "last page",
        _last_page,
        "last page|la última página",
        may="show page last number",
        at=LISTS,
    ),
    Rule(
        "last",
        _to_end,
        "go to the end|al final",
        may="show page last back",
        at=LISTS,
        question=False,
    ),
    Rule(
        "first page | back first",
        _first_page,
        "first page|back to the top|primera página",
        may="show page first back number",
        at=LISTS,
    ),
    Rule(
        "next",
        _next,
        "next|more please|show me the rest|what else is there?|siguiente|ver más|where are the other 57?"
        "|¿dónde están las otras?",
        may="show page next listed number unseen",
        at=LISTS,
    ),
    Rule(
        "back page | back",
        _back,
        "back|go back please|previous page|atrás|página anterior",
        may="page back show number",
        at=LISTS,
    ),
    # Questions that are answered on every screen.
    Rule(
        "languages",
        _answer(Intent.LANGUAGE),
        "do you speak Spanish?|¿hablas español?|¿en qué idioma está?",
        may="speak languages you",
        question=True,
    ),
    Rule(
        "languages speak | languages denying",
        _answer(Intent.LANGUAGE),
        "speak english please|en español por favor",
        may="speak languages denying filler",
    ),
    Rule(
        "watched | safe mine | watcher sees | watcher sees mine | given | watched mine",
        _answer(Intent.PRIVACY),
        "who can see what I tick?|is this private?|can my boss see this?|¿quién puede ver esto?",
        may="watched watcher sees mine given person job kept",
        question=True,
        spare=1,
    ),
    Rule("watched | given", _answer(Intent.PRIVACY), "private?", may="watched mine sees given", at=LISTS),
    Rule(
        "kept mine | kept",
        _answer(Intent.KEPT),
        "how long do you keep this?|what do you keep?|what happens with my data?|¿cuánto tiempo guardan mis datos?",
        may="kept mine kept_more person you",
        question=True,
        spare=1,
    ),
    Rule(
        "cost",
        _answer(Intent.COST),
        "is this free?|does it cost anything?|¿es gratis?",
        may="cost_more cost",
        question=True,
    ),
    Rule("cost", _answer(Intent.COST), "is it free|gratis", may="cost_more"),
    Rule(
        "person you",
        lambda utterance: Intent.SOURCE if {"these", "jobs", "estos"} & set(utterance.clause.words) else Intent.PERSON,
        "are you a real person?|are you a bot?|¿eres un robot?|am I talking to a human?",
        may="person you",
        question=True,
        spare=1,
    ),
    Rule(
        "pay",
        _answer(Intent.NOT_HELD),
        "how much do they earn?|which pays best?|salary|sort by pay|¿cuánto ganan?|¿cuál paga mejor?",
        may="pay amount job listed it number ref counted",
    ),
    Rule(
        "pay amount | earns how_much",
        _answer(Intent.NOT_HELD),
        "how much does a dentist make?",
        may="earns how_much pay amount job listed it number counted",
        question=True,
        spare=2,
    ),
    Rule(
        "vacancy",
        _answer(Intent.NOT_HELD),
        "are any of these hiring near me?|how do I apply?|vacantes cerca de mí",
        may="vacancy amount job listed it number ref counted pay",
        at=LISTS,
    ),
    Rule("vacancy", _answer(Intent.NOT_HELD), "how do I apply?", may="vacancy amount job listed it", question=True),
    Rule(
        "zone mean | zone",
        _zones,
        "what is a job zone?|what does zone 4 mean?|zones|¿qué es una zona de trabajo?",
        may="zone mean number show",
        spare=0,
    ),
    Rule(
        "outlook mean",
        _answer(Intent.BRIGHT),
        "what is bright outlook?|what does the sun mean?|¿qué significa el sol?",
        may="outlook mean",
        question=True,
    ),
    Rule(
        "outlook mean",
        _answer(Intent.BRIGHT),
        "explain bright outlook",
        may="outlook mean",
        at=frozenset({ASKING, CHOOSING, TICKING}),
    ),
    Rule(
        "source",
        _answer(Intent.SOURCE),
        "where is this data from?|what is O*NET?|is this official?|¿de dónde sacan esta información?",
        may="source source_more",
        question=True,
        spare=1,
    ),
    Rule("source", _answer(Intent.SOURCE), "sources|data source", may="source_more source"),
    Rule(
        "closeness how | closeness why",
        _answer(Intent.CLOSENESS),
        "what does closely related mean?|how did you come up with these?|why so many nurses?|¿cómo se relacionan?",
        may="closeness how why listed results job mean why_more amount",
        question=True,
        spare=1,
    ),
    Rule(
        "why",
        _why,
        "why these?|why?|¿por qué estas?",
        may="why them listed job why_more",
        question=True,
    ),
    Rule(
        "best",
        _answer(Intent.BETTER),
        "which one is best for me?|what do you recommend?|¿cuál me conviene?",
        may="best best_more job listed choosing ref number fits both",
        at=LISTS,
        question=True,
        spare=1,
    ),
    Rule(
        "best best_more",
        _answer(Intent.BETTER),
        "the best one for me",
        may="best best_more job",
        at=frozenset({READING}),
    ),
    Rule(
        "howmany",
        _answer(Intent.RESUME),
        "how many are there?|¿cuántas hay?",
        may="listed results job duties howmany all",
        at=frozenset({READING, TICKING, CHOOSING}),
        question=True,
    ),
    Rule(
        "small",
        _doubted,
        "should I tick the ones I hated?|what if I only did it a little?|is two enough?|¿marco las que no me gustaban?",
        may="small choosing obliged duties all_of howmany number job it filler",
        at=frozenset({TICKING}),
        question=True,
        spare=6,
    ),
    # Talk.
    Rule(
        "unsure",
        _answer(Intent.WHICH),
        "I'm not sure which one I am|no sé cuál",
        may="unsure choose fits choosing best best_more job all",
        at=frozenset({CHOOSING}),
    ),
    Rule(
        "unsure",
        _answer(Intent.BETTER),
        "I'm not sure about these|I can't decide|no me decido",
        may="unsure choose fits choosing best best_more job listed all filler details",
        at=frozenset({READING}),
    ),
    Rule(
        "toomany",
        _answer(Intent.HOW_MANY),
        "too many words|that's a lot to read|son muchas",
        may="toomany_more toomany choosing",
        at=frozenset({TICKING}),
    ),
    Rule(
        "toomany",
        _answer(Intent.NARROW),
        "too many|how can I narrow this down?|hay demasiados",
        may="toomany_more toomany",
        at=LISTS,
    ),
    Rule(
        "dislike",
        _answer(Intent.NARROW),
        "none of these interest me|no me gusta ninguno",
        may="dislike listed job",
        at=frozenset({READING}),
    ),
    Rule(
        "wrong",
        _answer(Intent.WRONG),
        "this is useless|these are all wrong|no sirve",
        may="wrong listed all job results",
    ),
    Rule(
        "changed",
        _answer(Intent.WRONG),
        "I typed the wrong thing|I hit the wrong one by mistake|me equivoqué",
        may="changed filler job",
        at=frozenset({TICKING, READING}),
    ),
    Rule(
        "able | able able_more",
        _answer(Intent.HELP),
        "what can I do here?|how does this work?|¿cómo funciona?|¿qué puedes hacer?",
        may="able able_more help",
    ),
    Rule("lost", _answer(Intent.HELP), "I'm lost|what is this?|no entiendo", may="lost able_more help"),
    Rule("help", _answer(Intent.HELP), "help|help me please|ayuda", may="help able_more show"),
    Rule(
        "hello",
        _answer(Intent.HELLO),
        "hello|good morning|hey, how are you?|hola|buenas tardes",
        may="hello hello_more",
    ),
    Rule("bye", _answer(Intent.BYE), "goodbye|see you later|adiós", may="bye thanked thanks_more praise"),
    Rule("praise", _answer(Intent.THANKS), "great|this is very helpful|qué bien", may="praise thanks_more thanked"),
    Rule(
        "trial",
        _answer(Intent.HERE),
        "test 123|testing testing|probando",
        may="trial number filler hello",
        at=SEARCHING,
        small=False,
    ),
    Rule("filler", _only_row, "yes|ok|sí", may="filler", at=frozenset({CHOOSING}), small=False),
    Rule(
        "fits | choose fits",
        _only_row,
        "that's me|es la mía",
        may="choose fits",
        at=frozenset({CHOOSING}),
        question=False,
    ),
    Rule("filler", _answer(Intent.HERE), "hmm ok|lol|no|idk|sí", may="filler praise", small=False),
    Rule("stop", _answer(Intent.STOP), "stop|never mind|not now|déjalo", may="stop thanked"),
    Rule(
        "jobless",
        _jobless,
        "I'm between jobs|I don't have a job|looking for work|student|estoy sin trabajo desde enero|busco trabajo",
        may="jobless life number filler hello hello_more thanked praise lost",
    ),
    Rule(
        "other job",
        lambda _: Restarted(),
        "another job|a different occupation|otro trabajo",
        may="other restart restart_more search_word",
    ),
    Rule(
        "resume",
        _answer(Intent.RESUME),
        "resume|where was I?|carry on|pick up where we left off|¿dónde estaba?",
        may="resume resume_more",
    ),
    Rule(
        "order_verb",
        _answer(Intent.HELP),
        "sort|filter by|ordenar",
        may="order_verb results",
        at=frozenset({READING}),
        question=False,
    ),
    Rule("show", _answer(Intent.RESUME), "show me", may="show"),
)
ANSWERED: Final = frozenset(
    {
        Intent.PRIVACY,
        Intent.KEPT,
        Intent.NOT_HELD,
        Intent.ZONES,
        Intent.BRIGHT,
        Intent.CLOSENESS,
        Intent.SOURCE,
        Intent.BETTER,
    }
)
"""Answers to questions that may have more unknown words than their rules allow: they change nothing."""
MORE_WORDS: Final = 4
"""So many more, if they aren't more than half of the question."""
LONGEST_QUESTION: Final = 32
RULES_AT: Final[Mapping[Step, Sequence[Rule]]] = {step: [rule for rule in RULES if step in rule.at] for step in Step}
"""The rules that count on each screen."""


def question_with_unknown_words(clause: Clause, shown: VisibleScreen) -> Meaning | None:
    """What a question asks that has words beside it which no rule knows; None if it isn't one that is answered."""
    utterance = Utterance(clause, shown)
    more = min(MORE_WORDS, len(clause.words) // 2)
    asks = clause.question and len(clause.words) <= LONGEST_QUESTION
    for rule in RULES_AT[shown.step] if asks else ():
        meaning = rule.meant(utterance, more) if rule.question else None
        if meaning in ANSWERED:
            return meaning
    return None

"""Resolves what a clause means that a rule matches: by what it refers to, its numbers, and the screen it's on."""

from collections.abc import Sequence
from functools import reduce
from typing import Final

from bot.conversation.events import (
    AskedForRelated,
    Avoided,
    BroughtBack,
    Chose,
    ClearedAll,
    Filtered,
    PutAside,
    Refreshed,
    Restarted,
    Ticked,
    TurnedTo,
    WentBack,
)
from bot.conversation.language.clauses import NUMBER, Clause
from bot.conversation.language.duty_words import named_by, stem
from bot.conversation.language.function_words import REST, THROUGH
from bot.conversation.language.intents import (
    AboutDuties,
    CompareRows,
    Intent,
    Meaning,
    RemoveSaved,
    SaveRows,
    ShowDetails,
)
from bot.conversation.language.job_frames import denied_job
from bot.conversation.language.references import stem_set
from bot.conversation.language.rules import Resolver, Utterance
from bot.conversation.language.selections import picked
from bot.conversation.language.ticks import CONFIRMING, orders_ticks
from bot.conversation.language.title_words_es import as_titled
from bot.conversation.language.unwanted_words import titled
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.state import FrontKind, Step

ABOUT_PERSON: Final = frozenset(
    "me my data about history account mis datos mi olvidame borrame info information you".split()
)
HERE_OR_THERE: Final = frozenset("there here this that it ahi aqui esta ese eso".split())
FROM_WHERE: Final = frozenset("scratch zero beginning start cero principio inicio".split())
ALL_OF_THEM: Final = frozenset("these they those estas estos todas todos".split())
SENDING: Final = frozenset("send email mail text manda mandame envia enviame pasame mandamela enviamela".split())
TAKEN_OFF: Final = frozenset("off out remove delete drop strike quita elimina saca borra quitar eliminar sacar".split())
ON_THIS: Final = frozenset("in on this en esta".split())
ENDS: Final = frozenset("end bottom final fin".split())
SEARCH_VERBS: Final = frozenset("try search busca buscar prueba".split())
SHARE_VERBS: Final = frozenset(
    "share post forward send compartir comparte envia manda publica publicar pass email mail text mandale mandalo"
    " mandaselo mandasela mandarselo enviale enviaselo enviasela pasale pasaselo comparteselo".split()
)
ONES: Final = frozenset("any ones which hay alguna cuales".split())
SEVERAL: Final = frozenset("ones los las jobs todos todas all".split())
NOTHING: Final = frozenset({"nothing", "nada"})
LISTED: Final = 3
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


def unless_denied(meaning: Meaning) -> Resolver:
    """The meaning, unless the clause denies it."""
    return lambda utterance: None if "denying" in utterance.clause.concepts else meaning


def related(utterance: Utterance) -> Meaning:
    """The duties are chosen; but "is that enough?" asks how many to choose."""
    clause = utterance.clause
    return Intent.HOW_MANY if clause.question and not clause.concepts & {"find", "results"} else AskedForRelated()


def restart(utterance: Utterance) -> Meaning | None:
    """Start again; but "start from this one" begins with an occupation."""
    words = set(utterance.clause.words)
    front = utterance.shown.front
    if front is not None and front.kind is FrontKind.DETAILS and words & HERE_OR_THERE:
        return Chose(code=front.rows[0][0])
    refers = utterance.refs.codes or (words & {"from", "with", "desde", "con"} and not words & FROM_WHERE)
    return None if refers or {"no", "quiero"} <= words else Restarted()


def page(utterance: Utterance) -> Meaning | None:
    """A page by its number; the last one if there are fewer."""
    numbers = utterance.numbers
    return TurnedTo(page=min(max(1, numbers[0]), utterance.shown.pages)) if len(numbers) == 1 else None


def to_end(utterance: Utterance) -> Meaning | None:
    """The last page, by its end; "the last one" is an occupation."""
    return TurnedTo(page=utterance.shown.pages) if ENDS & set(utterance.clause.words) else None


def last_page(utterance: Utterance) -> Meaning | None:
    """The last page; "the last one on this page" is a duty or an occupation."""
    return None if ON_THIS & set(utterance.clause.words) else TurnedTo(page=utterance.shown.pages)


def first_page(utterance: Utterance) -> Meaning:
    """The first page; on it, "go back one" is a step back."""
    far = utterance.shown.page > 1 or "page" in utterance.clause.concepts or "back" not in utterance.clause.concepts
    return TurnedTo(page=1) if far or not utterance.numbers else back(utterance)


def next_page(utterance: Utterance) -> Meaning | None:
    """The next page, if there is one; "the rest yes" ticks it."""
    shown, words = utterance.shown, {*utterance.clause.words}
    if shown.step is Step.CHOOSING_TASKS and REST & words and CONFIRMING & words:
        return None
    return TurnedTo(page=shown.page + 1) if shown.page < shown.pages else Intent.NO_MORE


def back(utterance: Utterance) -> Meaning:
    """The page before; on the first one, the step before."""
    shown = utterance.shown
    if shown.step is Step.CHOOSING_TASKS and "undo" in utterance.clause.words:
        return Intent.TICKED
    if shown.front is not None:
        return Refreshed()
    return TurnedTo(page=shown.page - 1) if shown.page > 1 else WentBack()


def details(utterance: Utterance) -> Meaning | None:
    """The details of the only occupation that is named."""
    codes = utterance.refs.codes
    if utterance.clause.words[0] in SEARCH_VERBS and not utterance.numbers:
        return None
    return (
        ShowDetails(codes[0])
        if len(codes) == 1 and not (denied_job(utterance.clause) or utterance.is_a_search)
        else None
    )


def beside(utterance: Utterance) -> Meaning | None:
    """The row above or below another one; below the last row is the next page. "Above 3" may be said of zones."""
    beside, shown, words = utterance.referring.beside, utterance.shown, set(utterance.clause.words)
    if beside is None or (utterance.numbers and not words & ROW_WORDS):
        return None
    at = sum(beside)
    if at == len(shown.rows):
        return next_page(utterance)
    return ShowDetails(shown.rows[at][0]) if at >= 0 else None


def is_in_there(utterance: Utterance) -> Meaning | None:
    """The details of a result on any page, of which it's asked whether it's there."""
    found, clause = utterance.referring.anywhere, utterance.clause
    left = clause.left({"in_there", "small", "counted", "listed", "job"}, found.places)
    return ShowDetails(found.codes[0]) if len(found.codes) == 1 and not left else None


def compared_anew(utterance: Utterance) -> Meaning | None:
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


def keep_only(utterance: Utterance) -> Meaning | None:
    """Of two on the list, the other one is removed."""
    front, kept = utterance.shown.front, utterance.refs.codes
    if front is None or front.kind is not FrontKind.LIST or len(kept) != 1:
        return None
    others = [code for code, _ in front.rows if code not in kept]
    return RemoveSaved(others[0]) if len(others) == 1 else Intent.LIST


def choose(utterance: Utterance) -> Meaning | None:
    """The only occupation that is named, where one can be chosen."""
    codes = utterance.refs.codes
    if (
        utterance.shown.step is Step.CHOOSING_OCCUPATION
        and len(codes) > 1
        and not utterance.clause.concepts & {"compared", "save_verb"}
    ):
        return Intent.WHICH
    done = any(utterance.clause.words[at - 1] in {"i", "yo"} for at in utterance.refs.places if at)  # "I count"
    return Chose(code=codes[0]) if len(codes) == 1 and not (done or utterance.is_a_search) else None


def save(utterance: Utterance) -> Meaning | None:
    """Save what is named; "is there one for stores?" looks for an occupation of a menu."""
    asked = utterance.shown.step is Step.CHOOSING_OCCUPATION and "thing" in utterance.clause.words
    return None if asked and utterance.clause.question else SaveRows(utterance.refs.codes)


def save_named(utterance: Utterance) -> Meaning | None:
    """Among the duties "keep 2" speaks of a duty, unless a result of that number is in front."""
    return SaveRows(utterance.refs.codes) if utterance.refs.codes else None


def save_all(utterance: Utterance) -> Meaning:
    """Save all that is shown."""
    return SaveRows(tuple(code for code, _ in utterance.shown.rows))


def save_this(utterance: Utterance) -> Meaning:
    """Save the occupation whose duties are shown."""
    return SaveRows((utterance.shown.code,))


def unsave(utterance: Utterance) -> Meaning | None:
    """Remove what is named from the list."""
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


def compare(utterance: Utterance) -> Meaning:
    """Compare the occupations that are named."""
    codes = utterance.refs.codes
    return CompareRows(codes if len(codes) > 1 else ())


def undecided(utterance: Utterance) -> Meaning:
    """Between two or three that are named, which are compared; else among all."""
    codes = utterance.refs.codes
    if len(codes) > 1:
        return CompareRows(codes)
    return Intent.WHICH if utterance.shown.step is Step.CHOOSING_OCCUPATION else Intent.BETTER


def compare_with_front(utterance: Utterance) -> Meaning | None:
    """Compares what is in front with what is named."""
    front = utterance.shown.front
    named = utterance.referring.named.codes
    if front is None or front.kind is not FrontKind.DETAILS or len(named) != 1:
        return None
    codes = tuple(dict.fromkeys((front.rows[0][0], *named)))
    return CompareRows(codes) if len(codes) > 1 else None


def compare_front(utterance: Utterance) -> Meaning:
    """Compare those in front."""
    codes = utterance.referring.front.codes
    if not codes and utterance.shown.step is not Step.READING_RESULTS:
        return Intent.COMPARE
    return CompareRows(codes if len(codes) > 1 else ())


def only_row(utterance: Utterance) -> Meaning:
    """A yes to the only occupation."""
    rows = utterance.shown.rows
    return Chose(code=rows[0][0]) if len(rows) == 1 and utterance.shown.pages == 1 else Intent.HERE


def forget(utterance: Utterance) -> Meaning | None:
    """On the duties screen "delete everything" means the ticks; only words that name the person erase everything."""
    words = set(utterance.clause.words)
    if utterance.list_in_front and not words & ABOUT_PERSON:
        return Intent.LIST
    if utterance.shown.step is not Step.CHOOSING_TASKS or words & ABOUT_PERSON or words & {"forget", "olvida"}:
        return Intent.FORGET
    return ClearedAll()


def unsave_all(utterance: Utterance) -> Meaning | None:
    """Nothing takes everything off the list at once: it is shown, with its buttons."""
    return Intent.LIST if utterance.list_in_front else None


def unsave_from_list(utterance: Utterance) -> Meaning | None:
    """With a list in front, removing means removing from the list."""
    front = utterance.shown.front
    listed = front is not None and front.kind is FrontKind.LIST
    return RemoveSaved(utterance.refs.codes[0]) if listed and len(utterance.refs.codes) == 1 else None


def choose_in_front(utterance: Utterance) -> Meaning | None:
    """Choose what is in front."""
    codes = utterance.referring.front.codes or (utterance.refs.codes if utterance.shown.front else ())
    return Chose(code=codes[0]) if len(codes) == 1 else None


def tick_in_front(utterance: Utterance) -> Meaning | None:
    """The duties of the occupation whose details are in front, to tick them."""
    front = utterance.shown.front
    return Chose(code=front.rows[0][0]) if front is not None and front.kind is FrontKind.DETAILS else None


def details_in_front(utterance: Utterance) -> Meaning | None:
    """The details that are in front."""
    front = utterance.shown.front
    return ShowDetails(front.rows[0][0]) if front is not None and front.kind is FrontKind.DETAILS else None


def back_to_results(utterance: Utterance) -> Meaning:
    """The present screen without what is in front of it; else the one before."""
    return Refreshed() if utterance.shown.front is not None else WentBack()


def export(utterance: Utterance) -> Meaning:
    """Export the list in front, or the results."""
    return Intent.EXPORT_LIST if utterance.list_in_front else Intent.EXPORT


def share(utterance: Utterance) -> Meaning:
    """Share the list in front, or the results."""
    return Intent.SHARE_LIST if utterance.list_in_front else Intent.SHARE


def save_in_front(utterance: Utterance) -> Meaning:
    """Save the occupation whose details are in front."""
    front = utterance.shown.front
    return SaveRows((front.rows[0][0],)) if front is not None and front.kind is FrontKind.DETAILS else SaveRows(())


def compare_any(utterance: Utterance) -> Meaning:
    """Compares what is in front, or asks what to compare."""
    front = utterance.shown.front
    codes = tuple(code for code, _ in front.rows) if front is not None and front.kind is not FrontKind.DETAILS else ()
    return CompareRows(codes) if len(codes) > 1 else Intent.COMPARE


def taken_off(utterance: Utterance) -> Meaning | None:
    """What is taken off the results is put aside; "take 3" alone starts from it."""
    return hide(utterance) if TAKEN_OFF & set(utterance.clause.words) and not utterance.list_in_front else None


def hide(utterance: Utterance) -> Meaning | None:
    """Puts a result aside. A word of its title that doesn't say what it is ("food") is no name for it."""
    codes, words = utterance.refs.codes, utterance.clause.words
    if len(codes) != 1:
        return None
    if utterance.list_in_front:
        return unsave_from_list(utterance)
    several = _of_a_kind(utterance) if SEVERAL & {*words} and not utterance.numbers else ()
    if len(several) > 1:
        return Filtered(filter=reduce(ResultsFilter.without, several, utterance.shown.filter))
    title = dict((*utterance.shown.every, *utterance.shown.rows)).get(codes[0], "")
    named = {*words} & {*title.casefold().replace(",", " ").split()}
    says_it = any(titled([(codes[0], title)], word) for word in words if word.isalpha())
    return PutAside(code=codes[0]) if says_it or not named else None


def _of_a_kind(utterance: Utterance) -> Sequence[str]:
    """The results whose titles have all the words that name one: "the police ones"."""
    words = {stem(as_titled(utterance.clause.words[at])) for at in utterance.refs.places} - {""}
    return [code for code, title in utterance.shown.every if words <= stem_set(title)]


def bring_back(utterance: Utterance) -> Meaning | None:
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


def avoid(utterance: Utterance) -> Meaning | None:
    """Duties to get away from, by their numbers. Numbers on both sides of the words for it are two commands."""
    at = utterance.clause.where("avoid")[0].start
    numbers = [place for place, word in enumerate(utterance.clause.words) if NUMBER.fullmatch(word)]
    both = any(place < at for place in numbers) and any(place > at for place in numbers)
    return None if both else _avoided(utterance, _numbered(utterance))


def avoid_it(utterance: Utterance) -> Meaning | None:
    """The only duty that is ticked is meant by "it"."""
    return _avoided(utterance, utterance.shown.chosen) if len(utterance.shown.chosen) == 1 else None


def last_ticked(utterance: Utterance) -> Meaning | None:
    """Clears the only duty that is ticked, where the last one is taken back; of several, they're told which are."""
    shown = utterance.shown
    if not shown.chosen or shown.tasks[-1] in shown.chosen:
        return None
    return Ticked(code=shown.code, cleared=shown.chosen) if len(shown.chosen) == 1 else Intent.TICKED


def avoid_by_words(utterance: Utterance) -> Meaning | None:
    """Duties to get away from, by a word that they hold."""
    clause, shown = utterance.clause, utterance.shown
    if any(map(NUMBER.fullmatch, clause.words[: clause.where("avoid")[0].start])):  # "1 4, away from paperwork"
        return None
    words = [clause.words[at] for at in clause.left_at({"avoid", "small", "duties"})]
    return _avoided(utterance, [shown.tasks[at] for at in named_by(words, shown.statements).places])


def unavoid(utterance: Utterance) -> Meaning | None:
    """Duties that are no longer ones to get away from."""
    kept = tuple(task for task in utterance.shown.avoided if task not in _numbered(utterance))
    return Avoided(code=utterance.shown.code, tasks=kept) if _numbered(utterance) else None


def preparation(utterance: Utterance) -> Meaning | None:
    """A question about what occupations need; but "which ones need no degree?" filters them."""
    clause, front = utterance.clause, utterance.shown.front
    if front is not None and front.kind is FrontKind.COMPARISON:
        return Intent.BETTER
    if "denying" in clause.concepts or clause.words[0] in {"which", "cuales", "cual", "what", "any"}:
        return None
    return details_in_front(utterance) or Intent.ZONES


def all_need_it(utterance: Utterance) -> Meaning | None:
    """That they all need a degree is a complaint; "all that need one" is a wish."""
    return Intent.NARROW if ALL_OF_THEM & set(utterance.clause.words) else None


def sent(utterance: Utterance) -> Meaning | None:
    """The results as a file, where they are to be sent; "give me the list" is another wish."""
    return export(utterance) if SENDING & set(utterance.clause.words) else None


def why_it(utterance: Utterance) -> Meaning | None:
    """Why an occupation is there, beside words that mean nothing here; not why so many are."""
    unsure = utterance.refs.partly or "closeness" in utterance.clause.concepts
    return None if unsure else details(utterance)


def why(utterance: Utterance) -> Meaning:
    """Why the occupation in front is shown, or why any is."""
    return details_in_front(utterance) or Intent.CLOSENESS


def difference(utterance: Utterance) -> Meaning:
    """The difference between zones, or between duties that are closely and less related."""
    return Intent.ZONES if "zone" in utterance.clause.concepts else Intent.CLOSENESS


def about_duties(utterance: Utterance) -> Meaning | None:
    """A question what a duty means, by its number or by a word of it."""
    clause, shown = utterance.clause, utterance.shown
    if clause.concepts & {"zone", "outlook"}:
        return None
    places = [number - 1 for number in utterance.numbers if number <= len(shown.tasks)]
    if not places:
        left = clause.left_at({"small", "explained", "duties"})
        places = list(named_by([clause.words[at] for at in left], shown.statements).places)[:LISTED]
    return AboutDuties(tuple(shown.tasks[place] for place in places)) if places else None


def back_to_menu(utterance: Utterance) -> Meaning | None:
    """Back to the occupations to choose from; "back to the results" shows those."""
    return None if {"results", "resultados", "matches"} & set(utterance.clause.words) else WentBack()


def asked_which(utterance: Utterance) -> Meaning | None:
    """A question which of the duties is about something: those that say it."""
    if not ASKED_WHICH & {" ".join(utterance.clause.words[:2]), utterance.clause.words[0]}:
        return None
    named = named_by([word for word in utterance.clause.words if word not in ASKED_ABOUT], utterance.shown.statements)
    tasks = tuple(utterance.shown.tasks[place] for place in named.places[:LISTED])
    return AboutDuties(tasks) if named.clearly else None


def doubted(utterance: Utterance) -> Meaning | None:
    """A question what to tick, beside words that mean nothing here: "should I tick the ones I hated?"."""
    clause = utterance.clause
    named = named_by(clause.words, utterance.shown.statements)
    if clause.concepts & {"able", "lost", "help"}:
        return None
    counted = utterance.numbers and not {"enough", "suficiente"} & set(clause.words)
    return Intent.HOW_MANY if DOUBTS & set(clause.words) and not counted and not named.clearly else None


def asked_about(utterance: Utterance) -> Meaning | None:
    """A question what numbered duties are; "can you tick 3?" is a request."""
    words = set(utterance.clause.words)
    if not words & ASKED_ABOUT or any(map(orders_ticks, words - ASKED_ABOUT)) or utterance.clause.concepts & ELSEWHERE:
        return None
    return about_duties(utterance)


def share_with(utterance: Utterance) -> Meaning | None:
    """Shares with somebody: the verb comes first."""
    words = [word for word in utterance.clause.words if word not in POLITE]
    return share(utterance) if words and words[0] in SHARE_VERBS else None


def jobless(utterance: Utterance) -> Meaning | None:
    """No occupation to start from; but "nothing in tech" is about the results."""
    words = utterance.clause.words
    wished = utterance.shown.step is Step.READING_RESULTS and words[0] in NOTHING and len(words) > 1
    if wished:
        return None
    return Intent.FIRED if "fired" in utterance.clause.concepts else Intent.JOBLESS


def reversible(utterance: Utterance) -> Meaning:
    """Whether a choice can be changed; "can I come back to it tomorrow?" asks how long the conversation is kept."""
    words = set(utterance.clause.words)
    later = "afterwards" in utterance.clause.concepts and "come" in words and not words & {"if", "si"}
    return Intent.KEPT if later else Intent.REVERSIBLE


def pay(utterance: Utterance) -> Meaning | None:
    """What is earned; "the budget one, what do they pay?" chooses an occupation of the menu first."""
    chosen = utterance.shown.step is Step.CHOOSING_OCCUPATION and "thing" in utterance.clause.words
    acts = chosen or {"save", "save_verb"} <= utterance.clause.concepts
    return None if acts and len(utterance.refs.codes) == 1 else Intent.NOT_HELD


def zones(utterance: Utterance) -> Meaning | None:
    """A question what zones are; but "zone 4" alone filters the results."""
    clause = utterance.clause
    wished = not clause.question or ONES & set(clause.words)
    if utterance.numbers and wished and utterance.shown.step is Step.READING_RESULTS:
        return None
    asks = clause.question or "mean" in clause.concepts or "zones" in clause.words or "zonas" in clause.words
    return Intent.ZONES if asks and not (utterance.numbers and not clause.question) else None

"""Finds what a typed line means on the screen where it's typed.

A line is normalized and read clause by clause: chat, questions, references and commands by the rules of `grammar`,
filters of results by `result_sets`, duties by `ticks`. Anything else is what a person does. Pure; no text raises, and
the time is bounded by the length of the line.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Filtered,
    Refreshed,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.language.clauses import (
    ASKING_VERBS,
    BREAKS,
    CODE,
    NUMBER,
    PRONOUNS,
    Clause,
    clause_of,
    pieces,
    trimmed,
)
from bot.conversation.language.duty_words import named_by, stems_of
from bot.conversation.language.duty_words_es import in_english
from bot.conversation.language.function_words import ALL, ARTICLES
from bot.conversation.language.grammar import RULES_AT, SEARCHING, question_with_unknown_words
from bot.conversation.language.intents import (
    AboutDuties,
    AlsoDone,
    CompareRows,
    Denied,
    DescribedWork,
    Intent,
    Meaning,
    NotUnderstood,
    SaveRows,
    ShowDetails,
    VisibleScreen,
)
from bot.conversation.language.job_frames import (
    added_job,
    denied_job,
    job_said,
    meant_instead,
    missing_job,
    other_job_said,
    right_job,
    searched,
)
from bot.conversation.language.main_parts import SAVING, WHY, MainParts, lists_numbers, speaks_of_rest
from bot.conversation.language.menu_lines import MORE_WORDS, chosen_part, narrowed, with_kinds
from bot.conversation.language.normalize import plain, readable
from bot.conversation.language.pointing_numbers import (
    denies,
    done_by_another,
    numbers_person,
    pointed_in,
    without_counts,
)
from bot.conversation.language.references import Referring
from bot.conversation.language.result_sets import read_set, says_wrong_zone, without_preparation
from bot.conversation.language.rules import Utterance
from bot.conversation.language.ticks import read_left_out, read_ticks, says_little, speaks_of_ticks
from bot.conversation.language.told_duties import FEWEST_WORDS, INDEFINITE, Story, read_story
from bot.conversation.language.typing_errors import repaired, respelled
from bot.conversation.language.unwanted_words import titled, unwanted_words
from bot.conversation.results_filter import WORDS_CHARACTERS, ResultsFilter
from bot.conversation.state import Front, FrontKind, Step
from bot.onet.models import JOB_ZONES

LINE_CHARACTERS: Final = 300
"""A longer line is somebody's story, and no command."""
MOST_WORDS: Final = 40
"""A line of more words is no command."""
MOST_CUTS: Final = 8
MOST_TRIES: Final = 40
"""Pieces of a line that are read to find out where its commands end."""

TITLE_LIKE: Final = 80
"""How alike, in per cent, a line and a title must be."""
SHORT: Final = 14
"""Words of the longest question about duties that has no other part."""
SENTENCE: Final = 3
"""Words of a line in which several may be mistyped."""
MOST_MISTYPED: Final = 3
"""Words of a command that may be mistyped, where there is a screen to command."""
FORGIVEN: Final = frozenset(
    map(Intent, "help list export share export_list share_list compare resume zones kept reversible no_more".split())
)
"""What may be mistyped, beside the steps: "forger" is a person who forges, "cancer" is not "cancel"."""

VERBS: Final = frozenset(
    "by sort sorted order ordered show find done search tick untick check uncheck save compare details export share"
    " zone zones only go avoid away evita lejos"
    " page next back remove growing ordena ordenar ordenado ordenadas busca buscar listo guarda quita marca zona"
    " pagina ya".split()
)
"""The words that a command can begin with, where nothing parts it from the one before."""
OF_THE_BODY: Final = frozenset("my his her their a bad hurt sore injured weak lower broken aching".split())
"""What may stand before "back" where it hurts."""
OF_RESULTS: Final = (Filtered, SortedBy, TurnedTo, SaveRows, CompareRows, ShowDetails)
EXPLICIT: Final = (Ticked, TickedPage, ClearedAll, AskedForRelated, *OF_RESULTS)
"""What is done although another part of the line is not understood."""

ANSWERS_FIRST: Final = frozenset(map(Intent, "cost privacy kept person language source jobless fired".split()))
"""What is answered of a longer line before anything was searched for."""
ANSWERS: Final = ANSWERS_FIRST | {Intent.NOT_HELD, Intent.REVERSIBLE, Intent.HOW_MANY, Intent.ZONES, Intent.BRIGHT}
"""What is answered of a longer line on the other screens."""

OF_THE_MENU: Final = "on that list|in that list|on the menu|in the menu|from the menu|de esa lista|del menu".split("|")
"""How people point at the menu that they came from."""

MOST_COMPARED: Final = 3
REACTIONS: Final = frozenset({Intent.HERE, Intent.WRONG, Intent.NARROW})
"""What gets no answer beside what is done: "drop the first, I'd hate it"."""
SORTING: Final = frozenset("sort sorted rank ranked ordena ordenar ordenalas ordenalos ordenadas ordenados".split())
ONLY: Final = frozenset("only just solo solamente nomas".split())
SUPPOSING: Final = frozenset({("what", "if"), ("y", "si"), ("what", "happens"), ("que", "pasa")})
"""What begins a question that ticks nothing: "what if none of these is me?"."""
WHICH: Final = frozenset("which who does do is cual cuales quien tiene".split())
MORE: Final = frozenset(
    "more less fewer most least closer closest better best nearer easier shorter mas menos mejor mayor menor".split()
)
"""What a question about those that are compared is asked with."""
WHY_WITHIN: Final = 3
"""What asks why the results are as they are, within the first words: no filter is wanted."""

OF_PAGES: Final = frozenset("more mas page pages pagina paginas".split())
"""After a number they say how many more, or which page."""
CODE_BEGUN: Final = re.compile(r"\d{2}(?: - \d{0,4}(?: \. \d{0,2})?)?")
"""The beginning of a code: a family of occupations."""

CONTINUING: Final = (*EXPLICIT, WentBack)
"""What goes on with a conversation."""

MANY: Final = 40
SOME_ROWS: Final = tuple((f"00-{number:04}.00", "") for number in range(1, 11))
SOME_TASKS: Final = tuple(map(str, range(1, MANY + 1)))
READ_LAST: Final = 8
"""So many clauses aren't read again: a line is read as a whole, in parts, and when it's done."""
PLACEHOLDER: Final = VisibleScreen(page=2, pages=99, rows=SOME_ROWS, tasks=SOME_TASKS, on_page=SOME_TASKS[:10])
"""What may be on a screen that is not known: a later one, or one that was forgotten."""


def understand(text: str, shown: VisibleScreen) -> Meaning:
    """What a line means; of several commands, the first. Never raises for any text."""
    return read(parts(text, shown)[0], shown)[0]


def parts(text: str, shown: VisibleScreen) -> Sequence[Clause]:
    """The commands of a line, each read on the screen that the previous one leads to; usually there's one."""
    clause = with_kinds(clause_of(readable(text)), shown)
    whole = [replace(clause, typed=text)]
    job = _named_job(clause, shown) if _readable(clause) else ""
    if job:
        return [clause_of(job)]
    story = _story_commands(clause, shown)
    if story:
        return story
    if not _readable(clause):
        return whole
    shorter = chosen_part(clause, shown, _known)
    if shorter is not clause:
        return (NUMBER.search(shorter.text) and _commands(shorter, shown)) or [shorter]
    found = _of_the_menu(clause, shown) or _commands(clause, shown)
    return whole if [part.words for part in found] in ([], [clause.words]) else found


def _named_job(clause: Clause, shown: VisibleScreen) -> str:
    """A short line for the right job after a wrong one, or for a second one to be added; empty if there's none."""
    right = right_job(clause)
    if right and shown.step in {Step.CHOOSING_OCCUPATION, Step.CHOOSING_TASKS}:
        return f"search for {right}"
    added = added_job(clause) if shown.step not in SEARCHING else ""
    return f"i also worked as {added}" if added and not named_by(added.split(), shown.statements).clearly else ""


def _story_commands(clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
    """The commands that a story about duties tells, where it means nothing surer as a whole or in parts."""
    if shown.step is not Step.CHOOSING_TASKS or len(clause.text) > LINE_CHARACTERS or _job_at_end(clause):
        return []
    story = _told_in(clause, shown)
    commands = story.commands
    numbers_lost = story.turns_page and not story.done and _ticks_first(clause, TurnedTo(page=1))
    if not commands or numbers_lost or _surer(next(iter(_known(clause, shown)), None), story):
        return []
    cut = [next(iter(_known(part, shown)), None) for part in _cut(clause, shown)]
    sure = (
        len(cut) > 1
        and not (story.refers_back or story.turns_page)
        and not any(isinstance(meaning, Intent | DescribedWork) for meaning in cut)
    )
    return [] if sure else commands


def _surer(known: Meaning | None, story: Story) -> bool:
    """Whether what a line means as a whole is surer than what its clauses tell."""
    places = {task: at for at, task in enumerate(story.shown.tasks)}
    match known:
        case None:
            return False
        case Ticked(ticked=ticked, cleared=cleared):
            denied = any(story.done.get(places[task]) is False for task in ticked)
            return not story.refers_back and not denied and not any(story.done.get(places[task]) for task in cleared)
        case DescribedWork():
            denied = any(story.done.get(places[task]) is False for task in known.tasks)
            return known.sure and not (story.all_but_some or denied or (known.clears and any(story.done.values())))
        case Intent.HOW_MANY:
            return not story.ordered
        case _:
            return True


def _commands(clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
    """The commands of a line that means nothing as a whole; empty if it means something, or none is found."""
    known = _known(clause, shown)
    if known and isinstance(known[0], AboutDuties):
        return _going_on(clause, shown)
    if known and not _doubtful(known[0]):
        return []
    if shown.step is Step.ASKING:
        return _question_in(clause, shown)
    for cut in (_cut(clause, shown), _main_parts(clause, shown), _all_but_one(clause, shown)):
        commands = [part for part in cut if not REACTIONS.issuperset(_known(part, shown) or [None])] or cut
        if commands:
            return commands
    return _question_in(clause, shown)


def _going_on(clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
    """The parts of a long question if they end in going on: "1 and 2 are me, can we see what comes out?"."""
    found = MainParts(_asked, _asked_loosely, after).of(clause, shown)
    last = next(iter(_asked(found[-1], shown)), None) if found else None
    return found if isinstance(last, AskedForRelated | TurnedTo) else []


def _of_the_menu(clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
    """Two commands, where among the duties an occupation of the menu before is meant: "the third one on that list"."""
    text = clause.text
    listed = next((phrase for phrase in OF_THE_MENU if phrase in text), "")
    words = [word for word in clause.words if NUMBER.fullmatch(word)]
    if shown.step is not Step.CHOOSING_TASKS or not listed or len(words) != 1 or clause.question:
        return []
    return [clause_of("back to the menu"), Clause(words[0], tuple(words), ordinal=True)]


def _question_in(clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
    """The question with an answer of its own that a story ends in: "my bus is here, can I finish tomorrow?"."""
    typed = replace(clause, typed=clause.text)
    for at in range(1, len(clause.words)):
        begins = clause.words[at - 1] in BREAKS or _opens_question(clause.words, at)
        tail = next(pieces(typed.part(at), ()), None) if begins else None
        if tail is None or not tail.question:
            continue
        meaning = next(iter(_known(tail, shown)), None) or _mistyped(tail, shown)
        if meaning in (ANSWERS_FIRST if shown.step is Step.ASKING else ANSWERS):
            work = shown.step is Step.ASKING and job_said(clause.part(0, at), searching=True)
            return [] if work else [tail]
    return []


def _opens_question(words: Sequence[str], at: int) -> bool:
    """Whether a question begins at a place, though no sign stands before it."""
    return words[at] in ASKING_VERBS and at + 1 < len(words) and words[at + 1] in PRONOUNS


def _doubtful(meaning: Meaning) -> bool:
    """Whether a line may mean more than it does as a whole: words that are no duty's, or a comparison of nothing."""
    return (isinstance(meaning, DescribedWork) and not meaning.sure) or meaning == CompareRows(())


def _ticks_first(clause: Clause, meaning: Meaning | None) -> bool:
    """Whether numbers stand before the words that turn the page or go back: "2 and 4, then next"."""
    if not isinstance(meaning, TurnedTo | WentBack):
        return False
    telling = (word for word in clause.words if word not in ARTICLES | ONLY and not says_little(word))
    first, second = next(telling, ""), next(telling, "")
    return first.isdecimal() and second not in OF_PAGES


def _main_parts(clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
    """What a whole sentence asks for, as it's typed or with its typing errors corrected."""
    job = shown.step is not Step.READING_RESULTS and job_said(clause, searching=False)
    if _asked(clause, shown) or other_job_said(clause) or (job and not pointed_in(clause, shown)):
        return []
    reader = MainParts(_asked, _asked_loosely, after)
    found = reader.of(clause, shown)
    spelled = respelled(clause, shown) if not found and len(clause.words) >= SENTENCE else None
    if spelled is None:
        return found
    corrected = [spelled] if _asked(spelled, shown) else reader.of(spelled, shown)
    return [] if any(_known(part, shown) == [Intent.FORGET] for part in corrected) else corrected


def _asked(clause: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
    """What a part of a sentence asks for; empty if it asks for nothing that is known."""
    known = _known(clause, shown) or _words_of_duties(clause, shown)
    if known and not _doubtful(known[0]) and not (isinstance(known[0], AboutDuties) and len(clause.words) > SHORT):
        return known
    instead = meant_instead(clause)
    if instead:
        return [Searched(keyword=instead)]
    if job_said(clause, searching=False) and not BREAKS & set(clause.words):
        return [Searched(keyword=searched(clause.text))]
    return []


def _asked_loosely(clause: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
    """What a part asks or says beside words that no rule knows."""
    question = question_with_unknown_words(clause, shown)
    if question is not None:
        return [question]
    thanks = "thanked" in clause.concepts and not clause.question and not clause.where("number")
    return [Intent.THANKS] if thanks else []


def continues(text: str) -> bool:
    """Whether a line continues a conversation, although none is known here: the store lost it, or is down."""
    clause = clause_of(readable(text))
    if not _readable(clause):
        return False
    readings = [_known(clause, replace(PLACEHOLDER, step=step)) for step in (Step.CHOOSING_TASKS, Step.READING_RESULTS)]
    return any(isinstance(meaning, CONTINUING) for meanings in readings for meaning in meanings)


def read(part: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
    """What one part of a line means on its screen: one thing, or a filter and an order."""
    text = readable(part.typed)
    if text == "?":
        return [Intent.HELP]
    clause = replace(part, typed=text)
    if not trimmed(clause.words):
        return [Searched(keyword=text) if text and shown.step in SEARCHING else _without_words(part.typed)]
    if not _readable(clause):
        return [Searched(keyword=text) if shown.step in SEARCHING else NotUnderstood(text)]
    question = _asked_loosely(clause, shown) if shown.step is Step.READING_RESULTS else []
    return _known(clause, shown) or question or [_unknown(clause, text, shown)]


def sought(text: str) -> str:
    """What a line would search for on the first screen; empty if it isn't a search."""
    meaning = understand(text, VisibleScreen())
    return meaning.keyword if isinstance(meaning, Searched) else ""


def alike(text: str, title: str) -> bool:
    """Whether a typed text is similar enough to an occupation's title to be meant as it."""
    line, whole = plain(text), title.casefold()
    words = whole.replace(",", " ").split()
    if len(line.split()) > len(words) + MORE_WORDS:
        return False
    if " " in line:
        return fuzz.token_set_ratio(line, whole) >= TITLE_LIKE
    return any(word.startswith(line) or fuzz.ratio(line, word) >= TITLE_LIKE for word in words)


def _readable(clause: Clause) -> bool:
    """Whether a line is short enough to be a command."""
    return len(clause.text) <= LINE_CHARACTERS and len(clause.words) <= MOST_WORDS


def _without_words(text: str) -> Meaning:
    """What a line of emoji means: a wave, thumbs up, or nothing known."""
    if "wave" in text or "\U0001f44b" in text:
        return Intent.HELLO
    thanks = (":+1:", "thumbsup", ":pray:", "heart", "clap", "\U0001f44d", "\U0001f64f", "\u2764", "\U0001f44f")
    return Intent.THANKS if any(sign in text for sign in thanks) else Refreshed()


def forget_lines() -> None:
    """Forget the clauses that were read last: somebody typed them."""
    _told_in.cache_clear()
    _known.cache_clear()
    _ticks.cache_clear()


_ticks: Final = lru_cache(READ_LAST)(read_ticks)


@lru_cache(READ_LAST)
def _told_in(clause: Clause, shown: VisibleScreen) -> Story:
    """What a line tells of duties; it isn't changed any more."""
    return read_story(clause, shown, _known)


@lru_cache(READ_LAST)
def _known(clause: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
    """What a clause means by the grammar; empty if no rule matches."""
    if _compares_front(clause, shown):
        listed = shown.front.rows if shown.front and shown.front.kind is FrontKind.LIST else ()
        few = 1 < len(listed) <= MOST_COMPARED
        return [CompareRows(tuple(code for code, _ in listed)) if few else Intent.BETTER]
    utterance = Utterance(clause, shown)
    for rule in RULES_AT[shown.step]:
        meaning = rule.meant(utterance)
        if meaning is not None and not (shown.step is Step.CHOOSING_TASKS and _ticks_first(clause, meaning)):
            return [meaning]
    if shown.step is Step.READING_RESULTS:
        return _of_results(clause, shown)
    is_job = (
        bool(INDEFINITE & set(clause.words)) and not NUMBER.search(clause.text) and job_said(clause, searching=False)
    )
    supposed = clause.words[:2] in SUPPOSING or numbers_person(clause) or is_job
    if shown.step is Step.CHOOSING_TASKS and not clause.where("avoid") and not supposed:
        ticks = _ticks(done_by_another(clause, shown) or clause, shown)
        if ticks is not None and not (isinstance(ticks, DescribedWork) and not (ticks.pointed and ticks.tasks)):
            if isinstance(ticks, DescribedWork) and len(clause.words) >= FEWEST_WORDS:
                return [replace(ticks, doubtful=denies(clause) and not (ticks.sure or ticks.clears))]
            return [ticks]
    return _results_wanted(clause, shown) if shown.step is Step.CHOOSING_TASKS and shown.chosen else []


def _compares_front(clause: Clause, shown: VisibleScreen) -> bool:
    """Whether it's asked which of those in front has more, needs less or is closer: nothing is filtered or sorted."""
    compared = shown.front is not None and shown.front.kind is not FrontKind.DETAILS
    words = set(clause.words)
    other = {"ones", "zone", "page"} & words or clause.concepts & {"pay", "vacancy"}
    return compared and bool(WHICH & words and MORE & words) and not other


def _results_wanted(clause: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
    """The results, filtered, where duties are ticked and only results can be meant: "other fields, no degree"."""
    zones = "zone" in clause.concepts or ({"no", "without", "sin"} & {*clause.words} and not NUMBER.search(clause.text))
    wanted = None if clause.question else read_set(clause, shown.filter)
    if wanted is not None and wanted.sort is not None and SORTING & set(clause.words):
        return [AskedForRelated(), SortedBy(sort=wanted.sort)]
    if wanted is None or wanted.filter is None or wanted.filter == shown.filter:
        return []
    meant = wanted.filter.other_fields or wanted.filter.bright or (zones and wanted.filter.zones)
    return [AskedForRelated(), Filtered(filter=wanted.filter)] if meant else []


def _of_results(clause: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
    rows = "zone" not in clause.concepts and (clause.ordinal or shown.front is not None)
    asks_why = bool(WHY & set(clause.words[:WHY_WITHIN]))
    wanted = None if asks_why else read_set(clause, shown.filter, rows=rows)
    if wanted is None:
        easier = None if asks_why or SAVING & set(clause.words) else without_preparation(clause, shown.filter)
        if easier is not None and not Referring(clause, shown).named.codes:
            return [Filtered(filter=easier)]
        unwanted = unwanted_words(clause)
        if unwanted and clause.concepts & {"pay", "vacancy"}:
            return [Intent.NOT_HELD]
        if unwanted:
            return [Filtered(filter=_without(unwanted, shown))]
        left_out = read_left_out(clause, shown)
        return [left_out] if left_out is not None else []
    filters = [Filtered(filter=wanted.filter)] if wanted.filter is not None else []
    return [*filters, *([SortedBy(sort=wanted.sort)] if wanted.sort is not None else [])]


def _without(unwanted: Sequence[str], shown: VisibleScreen) -> ResultsFilter:
    """The filter without occupations of these titles, or else without duties about these words."""
    chosen = shown.filter
    for words in unwanted:
        codes = titled(shown.every, words)
        for code in codes:
            chosen = chosen.without(code)
        chosen = chosen if codes else chosen.without_words([words])
    return chosen


def _unknown(clause: Clause, text: str, shown: VisibleScreen) -> Meaning:  # noqa: PLR0911 - one table, the surest first
    """What a clause means that no rule of the grammar matches: usually what a person does."""
    searching = shown.step in SEARCHING
    other = "" if searching else other_job_said(clause)
    if other:
        return AlsoDone(other)
    about_rows = _about(clause, shown) or _asked_which(clause, shown)
    if about_rows is not None:
        return about_rows
    missing = meant_instead(clause) or (
        missing_job(clause) if shown.step is Step.CHOOSING_OCCUPATION else searched(_job_at_end(clause))
    )
    if missing:
        return Searched(keyword=missing)
    if any(CODE.fullmatch(word) for word in clause.words) or job_said(clause, searching=searching):
        return Searched(keyword=searched(text))
    elsewhere = searching and _said_elsewhere(clause, shown.step)
    mistyped = None if elsewhere else _mistyped(clause, shown)
    if mistyped is not None:
        return mistyped
    numbers = _wrong_numbers(clause, text, shown)
    if numbers is not None:
        return numbers
    avoided = shown.step is Step.CHOOSING_TASKS and bool(clause.where("avoid"))
    if (avoided or denied_job(clause)) and not elsewhere and not NUMBER.search(clause.text):
        return _denied(clause, text, shown)
    if shown.step is Step.CHOOSING_TASKS and numbers_person(clause):
        return NotUnderstood(text)
    if searching:
        return NotUnderstood(text) if elsewhere else Searched(keyword=narrowed(clause, shown, _known) or searched(text))
    return _story(clause, text, shown)


def _story(clause: Clause, text: str, shown: VisibleScreen) -> DescribedWork | NotUnderstood:
    """A story that may describe duties, whose numbers count something else."""
    uncounted = without_counts(clause, len(shown.tasks))
    described = read_ticks(uncounted, shown) if shown.step is Step.CHOOSING_TASKS else None
    if shown.step is Step.CHOOSING_TASKS and not (isinstance(described, DescribedWork) and described.sure):
        doubtful = _told_in(clause, shown).uncertain
        if doubtful:
            return DescribedWork(text, tuple(doubtful), pointed=True, doubtful=True)
    return replace(described, text=text) if isinstance(described, DescribedWork) else NotUnderstood(text)


ABOUT: Final = re.compile(
    r"\A(?:(?:(?:show me|show|only|just|give me|i want|i would like|which|what|any) )*"
    r"(?:(?:the )?(?:ones|those|jobs|occupations|results|anything|something) )?"
    r"(?:where (?:i|you|we|they)(?: can| could| get to| would| have to)?|with|involving|dealing with|working with"
    r"|(?:that|which|who)(?: i)? (?:involve|include|have|deal with|work with|let me|can))"
    r"(?: work(?:ing)? with)? (.+)"
    r"|(?:(?:solo|muestra|muestrame|quiero|ver) )*(?:(?:las|los|trabajos|ocupaciones|algo) )?"
    r"(?:que (?:tratan?|traten|trabajan?|trabajen|incluyan?|tengan que ver)(?: con| de)?"
    r"|donde (?:pueda|puedo|yo|se)(?: trabajar con)?) (.+))\Z"
)
"""Words of a duty, after what points at results: "only those where I counsel patients"."""
NOT_ABOUT: Final = frozenset(
    "no not less more good better best low high lower higher highest fewer nothing sin menos mas mejor mejores".split()
)
"""Words that express a wish about the work; a duty doesn't say them."""


def _about(clause: Clause, shown: VisibleScreen) -> Filtered | Intent | None:
    """Show only results with a related duty that has these words. The data says nothing about pay and hours."""
    found = ABOUT.match(clause.text.strip(" .!?")) if shown.step is Step.READING_RESULTS else None
    topic = (found[1] or found[2]) if found else ""
    words = " ".join(in_english(topic.split()))[:WORDS_CHARACTERS]
    if not stems_of(words) or NOT_ABOUT & set(topic.split()):
        return None
    if clause.concepts & {"pay", "vacancy"}:
        return Intent.NOT_HELD
    return Filtered(filter=shown.filter.but(words=words))


def _job_at_end(clause: Clause) -> str:
    """The job that somebody names after what they don't want: "never mind all that, I want to look at roofers"."""
    at = max((place for place, word in enumerate(clause.words) if word in {",", ".", ";"}), default=0)
    dismissed = clause.text.startswith(("never mind", "forget", "leave", "olvida", "deja"))
    tail = next(pieces(clause.part(at), ()), None)
    return tail.text if at and dismissed and tail is not None and job_said(tail, searching=False) else ""


def _asked_which(clause: Clause, shown: VisibleScreen) -> Intent | None:
    """References that mean several, or that nothing known distinguishes: "the nurse one", "the ones with…"."""
    if shown.step is Step.CHOOSING_OCCUPATION and "thing" in clause.words:
        return Intent.WHICH if Referring(clause, shown).names_several else None
    pointed = "ones" in clause.words or clause.text.startswith(("las que ", "los que "))
    return Intent.NARROW if shown.step is Step.READING_RESULTS and pointed else None


def _denied(clause: Clause, text: str, shown: VisibleScreen) -> Meaning:
    """What a person doesn't want: on the duties screen it unticks the duties it names."""
    if shown.step is Step.CHOOSING_TASKS:
        ticks = _ticks(clause, shown)
        if isinstance(ticks, DescribedWork):
            return replace(ticks, text=text, clears=True)
    if clause.words[0] in ALL:  # "everything but the vitals", where no duty says vitals
        return NotUnderstood(text)
    return Intent.NARROW if shown.step is Step.READING_RESULTS else Denied(text)


def _said_elsewhere(clause: Clause, step: Step) -> bool:
    """Whether the text is a command of another screen: "done" or "details 3" is no search."""
    if step is Step.ASKING and CODE_BEGUN.fullmatch(clause.text):
        return False
    for other in set(Step) - {Step.ASKING, step}:
        for meaning in _known(clause, replace(PLACEHOLDER, step=other)):
            if not isinstance(meaning, DescribedWork | Denied) and not _may_be_work(meaning, clause):
                return True
    return False


def _may_be_work(meaning: Meaning, clause: Clause) -> bool:
    """Whether words that mean something on another screen may mean work on the first one: "training"."""
    if meaning is Intent.HOW_MANY:  # "I milked cows, does that count?"
        return bool({",", ".", ";"} & set(clause.words[:-1]))
    if isinstance(meaning, SortedBy | Filtered):
        return not clause.concepts & {"zone", "outlook"} and not set(clause.words) & {"order", "by", "filter", *SORTING}
    return False


def _wrong_numbers(clause: Clause, text: str, shown: VisibleScreen) -> NotUnderstood | None:
    """Numbers that don't exist here, or several if only one can be chosen; in a search they may mean anything."""
    if not clause.where("number") or shown.step is Step.ASKING:
        return None
    if shown.step is Step.READING_RESULTS and says_wrong_zone(clause, shown.filter):
        return NotUnderstood(text, (JOB_ZONES[0], JOB_ZONES[-1]))
    first, last = (1, len(shown.tasks)) if shown.tasks else (shown.first, shown.first - 1 + len(shown.rows))
    beside = {"small", "number", "counted", "details", "choose", "begins", "compared", "save", "change", "unsave"}
    left = [at for at in clause.left_at(beside) if not speaks_of_ticks(clause.words[at])]
    if last and not left:
        numbers = [int(word) for word in clause.words if NUMBER.fullmatch(word) and word.isdecimal()]
        known = all(first <= number <= last or number <= len(shown.rows) for number in numbers)
        return NotUnderstood(text, None if known else (first, last))
    return None


def _places_to_cut(clause: Clause) -> Sequence[int]:
    """Where a line may be cut; empty if it has no words, or too many such places."""
    starts = BREAKS if clause.question else BREAKS | VERBS  # a question is one clause, unless it's divided
    places = [at for at, word in enumerate(clause.words) if at and word in starts and not _belongs(clause.words, at)]
    worded = any(word[0].isalpha() and word not in BREAKS for word in clause.words)
    return places if worded and len(places) <= MOST_CUTS else []


def _belongs(words: Sequence[str], at: int) -> bool:
    """Whether a word goes with the one before: "everything but", and "back" as a part of the body."""
    return (words[at] == "back" and words[at - 1] in OF_THE_BODY) or (words[at] == "but" and words[at - 1] in ALL)


def _cut(clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
    """The line cut into parts that each mean something on their screen; empty if that isn't possible."""
    places = _places_to_cut(clause)
    if not places:
        return []
    budget = [MOST_TRIES]
    return _pieces(clause, [0, *places], shown, budget)


def _pieces(clause: Clause, places: Sequence[int], shown: VisibleScreen, budget: list[int]) -> Sequence[Clause]:
    """The fewest parts from the first place on; the longest first."""
    begin, rest = places[0], places[1:]
    for at in range(len(rest), -1, -1):
        end = rest[at] if at < len(rest) else len(clause.words)
        piece = next(pieces(clause.part(begin, end), ()), None)
        budget[0] -= 1
        if piece is None or budget[0] < 0 or (begin and speaks_of_rest(piece, shown)):
            continue
        known = _known(piece, shown) or _words_of_duties(piece, shown)
        if not known or (known[0] == CompareRows(()) and at):
            continue
        if end == len(clause.words):
            return [piece]
        following = _pieces(clause, rest[at:], after(known[-1], shown), budget)
        if following:
            return [piece, *following]
    return []


def _words_of_duties(piece: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
    """Words that occur in duties, if nothing points at a duty."""
    ticks = _ticks(piece, shown) if shown.step is Step.CHOOSING_TASKS else None
    return [ticks] if isinstance(ticks, DescribedWork) and ticks.sure else []


def _all_but_one(clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
    """Two parts, one a command that can be done and one not understood: both get an answer."""
    if shown.step in SEARCHING:
        return []
    for at in _places_to_cut(clause):
        if lists_numbers(clause.words, at) or clause.words[at] not in BREAKS:
            continue
        cut = list(pieces(clause, [at]))
        if len(cut) > 1 and isinstance(next(reversed(_known(cut[0], shown)), None), EXPLICIT):
            return cut
    return []


def after(meaning: Meaning, shown: VisibleScreen) -> VisibleScreen:  # noqa: PLR0911 - one table
    """What will be visible after a command, as far as that is known before it runs."""
    match meaning:
        case AskedForRelated():
            return replace(PLACEHOLDER, step=Step.READING_RESULTS, page=1, code=shown.code, statements=shown.statements)
        case Chose():
            return replace(PLACEHOLDER, step=Step.CHOOSING_TASKS, page=1, rows=())
        case Restarted():
            return VisibleScreen()
        case WentBack() if shown.step is Step.READING_RESULTS:
            return replace(PLACEHOLDER, step=Step.CHOOSING_TASKS, page=1, rows=(), code=shown.code)
        case Filtered(filter=chosen):
            return replace(shown, filter=chosen, page=1, rows=shown.rows or SOME_ROWS)
        case TurnedTo(page=page):
            return replace(shown, page=page)
        case Ticked(ticked=ticked, cleared=cleared):
            return replace(shown, chosen=tuple(dict.fromkeys((*set(shown.chosen) - set(cleared), *ticked))))
        case CompareRows(codes=(_, *_) as codes):
            titles = dict(shown.rows)
            compared = tuple((code, titles.get(code, "")) for code in codes)
            return replace(shown, front=Front(kind=FrontKind.COMPARISON, rows=compared))
        case SaveRows(codes=(code,)):  # "save 1 and compare it with 2"
            return replace(shown, front=Front(kind=FrontKind.DETAILS, rows=((code, dict(shown.rows).get(code, "")),)))
        case _:
            return shown


def _mistyped(clause: Clause, shown: VisibleScreen) -> Meaning | None:
    """What a line means if some of its words are words of a command with a typing error."""
    most, letters_missing = (1, False) if shown.step is Step.ASKING else (MOST_MISTYPED, len(clause.words) > 1)
    corrected = repaired(clause, most, letters_missing=letters_missing)
    if corrected is None:
        return None
    meaning = next(iter(_known(corrected, shown)), None)
    unforgiven = isinstance(meaning, DescribedWork | ClearedAll) or (
        isinstance(meaning, Intent) and meaning not in FORGIVEN
    )
    return None if unforgiven else meaning

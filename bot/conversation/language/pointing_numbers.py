"""Tells numbers that point at what is on the screen from numbers that count something else in a sentence.

"My boss made me do 5 as well" points at a duty; "8 years", "at 7 am" and "24 patients" count.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from bot.conversation.language.clauses import MARKS, NUMBER, Clause, end_of_numbers
from bot.conversation.language.function_words import DENIALS, DOING, EXCEPTING, OTHER_PERSONS, REST
from bot.conversation.language.intents import VisibleScreen
from bot.conversation.language.job_frames import UNDECIDED
from bot.conversation.language.references import Referring
from bot.conversation.language.ticks import BESIDE_NUMBERS, orders_or_excepts, says_little, with_known_words
from bot.conversation.state import Step

MARKING: Final = frozenset("number numbers numero numeros no nr # duty duties task tasks".split())
"""After them a number points at something, whatever follows it."""
BEFORE: Final = frozenset(
    ", . ; so but because pero asi the la las el los just only solo nomas its it is are was be been think thought"
    " guess suppose say said believe meant mean do did does doing done make makes made handle handles handled mine"
    " me also plus then honestly actually basically definitely probably maybe not never yes no si tambien creo"
    " digo diria es era son eran seria serian hago hice hacia hacen hace asia hacemos mejor entonces pues".split()
)
"""What may stand before a single number that points at something."""
AFTER: Final = frozenset(
    ", . ; : ! ? - ( ) and or y o e seguro is are was were not isnt arent wasnt hasnt havent has have had i im ive"
    " my mine me he she it its they we you your not no yes si too also as well but because since cause so please"
    " pls plz thanks only just for at in on that this if though from before after until when while with would used"
    " never doesnt dont didnt very really every all anymore definitely honestly maybe probably then still what the"
    " es era son eran fue pero porque ya yo mi mia mias mio mios tambien por para en desde hasta nada nomas solo"
    " que eso esa ese esta este las la los el cuando como nunca siempre diario gracias con sobre ella lo".split()
)
"""What may follow a number that points at something; a noun is counted."""
COUNTING: Final = frozenset(
    "at for since in about around like over under nearly almost from age ages aged grade room rooms floor unit route"
    " level top page pages zone zones shift till until by than work worked working open were"
    " unas unos hace durante casi desde tengo tenia pagina zona edad turno trabaje trabajaba trabajo dejo".split()
)
"""After them a number counts, or is a time or an age."""
BEING: Final = frozenset("is are was were be es son era eran seria serian".split())
OWN: Final = frozenset(
    "mine it its that this those these them thing ones would should must will might could might can mias mia mio mios"
    " las los la yo creo que ella el".split()
)
"""Before "is" or "are" they say that a number is a duty: "mine are 3 and 5", but not "my kids are 3 and 5"."""
ONESELF: Final = frozenset("i ive im yo hago hacia".split())
NOT: Final = frozenset({"not", "no"})
ABOUT_OTHERS: Final = (
    OTHER_PERSONS | (DOING - {"did"}) | NOT | frozenset("s by job work trabajo que la las el los".split())
)
"""What may stand beside the number of what somebody else does."""
CLOCK: Final = tuple(
    tuple(time.split()) for time in "the only|las unicas|a las|a la|desde las|hasta las|de las".split("|")
)
JOINING: Final = frozenset(", and or & + y o e to a the la las el los number numbers numero - through".split())
RANGING: Final = frozenset({"to", "a", "-"})
SAYING: Final = frozenset("the la las el los me mine mia mias mio mios yes si too also tambien just only".split())
"""Beside them a number points at something, though other numbers of the sentence count."""
DENYING: Final = DENIALS | {"quita", "quite"}
SELVES: Final = frozenset("eso esa client cliente clienta yo me also never ever not dont didnt only mostly".split())
"""Before a verb they aren't somebody else."""
DOUBTING: Final = frozenset(
    "should shouldnt if unless maybe wonder wondering whether unsure cant couldnt wont without forget deberia tal"
    " quizas quiza acaso or o either page pagina screen pantalla wrong mistake equivocada".split()
)
"""Beside them it isn't clear what a number stands for."""
RANKED: Final = frozenset(
    (who, was) for who in ("i", "he", "she", "yo", "ella") for was in ("was", "am", "is", "era", "soy", "fui")
)
"""Before a number they say what somebody was."""
ENDED: Final = (("used", "to"), ("only", "until"), ("did", "until"))
"""Says of a duty that is ticked that it's over."""

OF_PERSON: Final = re.compile(
    r"\b(?:(?:call|text|reach|phone|ring) me|my (?:phone |cell )?number is|i live (?:at|on|in)|extension|apartment"
    r"|number \d+ (?:on|in|at) the (?!list|page|screen|menu)|llamame|mi (?:numero|telefono) es|vivo en)\b"
)


def pointing_runs(words: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
    """Where numbers up to `most`, joined with each other, point at something; the end isn't included."""
    at = 0
    while at < len(words):
        if not NUMBER.fullmatch(words[at]):
            at += 1
            continue
        end = end_of_numbers(words, at, JOINING)
        if _points(words, at, end, most):
            yield at, end
        at = end


def _points(words: Sequence[str], start: int, end: int, most: int) -> bool:
    numbers = [word for word in words[start:end] if NUMBER.fullmatch(word)]
    if any(word.isdecimal() and not 1 <= int(word) <= most for word in numbers):
        return False
    before = words[start - 1] if start else ""
    if before in MARKING:
        return True
    if (end < len(words) and words[end] not in AFTER) or before in COUNTING:
        return False
    if tuple(words[max(0, start - 2) : start]) in CLOCK:
        return False
    if before in BEING and words[start - 2 : start - 1] and words[start - 2] not in OWN:
        return False
    several = len(numbers) > 1 and not (RANGING | {"or", "o"}) & set(words[start:end])
    begins = all(map(says_little, words[:start]))
    return several or begins or before in BEFORE or orders_or_excepts(before)


def without_counts(clause: Clause, most: int) -> Clause:
    """A clause without the numbers that count: "greeted 40 people at 7 am" names no duty by its number."""
    words = clause.words
    pointing = {at for start, end in pointing_runs(words, most) for at in range(start, end)}
    counted = {at for at, word in enumerate(words) if at not in pointing and NUMBER.fullmatch(word)}
    left = tuple(word for at, word in enumerate(words) if at not in counted)
    return Clause(clause.typed, left, clause.asks, clause.ordinal) if counted else clause


def pointed_in(piece: Clause, shown: VisibleScreen) -> bool:
    """Whether a piece of a sentence may point at something on the screen by its number."""
    most = len(shown.tasks) or shown.first - 1 + len(shown.rows)
    return any(pointing_runs(piece.words, most))


def pointed_at(piece: Clause, shown: VisibleScreen) -> Clause | None:
    """What a piece of a sentence says by numbers, in few words: "tick 5", or the row of a menu; None if in doubt."""
    if piece.question or _doubts(piece.words) or numbers_person(piece):
        return None
    return _row(piece, shown) if shown.step is Step.CHOOSING_OCCUPATION else _duties(piece, shown)


def numbers_person(piece: Clause) -> bool:
    """Whether a number belongs to somebody, or to a place: "my number is 5, call me", "I live at number 3"."""
    return OF_PERSON.search(piece.text) is not None and NUMBER.search(piece.text) is not None


def done_by_another(clause: Clause, shown: VisibleScreen) -> Clause | None:
    """The numbers, to be cleared, of what only somebody else does: "my coworker does 5", "2 was my boss"; or None."""
    words = [word for word in clause.words if word not in MARKS]
    runs = list(pointing_runs(words, len(shown.tasks)))
    if not runs or clause.question or not (OTHER_PERSONS - REST) & {*words} or ONESELF & {*words}:
        return None
    numbered = {at for start, end in runs for at in range(start, end)}
    others = [at for at in range(len(words)) if at not in numbered and words[at] not in ABOUT_OTHERS]
    mine = any(word == "me" and words[at - 1] not in NOT for at, word in enumerate(words) if at) or words[-1] == "mi"
    if mine or any(not says_little(words[at]) for at in others):
        return None
    numbers = ("untick", *(words[at] for at in sorted(numbered) if NUMBER.fullmatch(words[at])))
    return Clause(" ".join(numbers), numbers)


def denies(piece: Clause) -> bool:
    """Whether a piece says what is not meant."""
    return bool(DENYING & set(piece.words))


def only_counts(piece: Clause, sentence: Clause, shown: VisibleScreen) -> bool:
    """Whether a bare number in a sentence with other numbers that count may count too: "12 an hour, then 15"."""
    most = len(shown.tasks)
    numbers = [at for at, word in enumerate(piece.words) if NUMBER.fullmatch(word)]
    if shown.step is not Step.CHOOSING_TASKS or not numbers:
        return False
    if any(_ranks(piece.words, at) for at in numbers):
        return True
    saying = MARKING | (SAYING - BESIDE_NUMBERS if RANGING & set(piece.words) else SAYING)
    pointing = {word for word in piece.words if word in saying or orders_or_excepts(word)}
    return not pointing and without_counts(sentence, most) is not sentence


def _doubts(words: Sequence[str]) -> bool:
    denied = [at for at, word in enumerate(words) if word in DENYING and not _marks(words, at)]
    if any(_done_by_another(words, at) for at in range(1, len(words))):
        return True
    undecided = any(word in UNDECIDED or word == "only" for at in denied for word in words[at + 1 : at + 2])
    return undecided or len(denied) > 1 or bool(DOUBTING & set(words))


def _done_by_another(words: Sequence[str], at: int) -> bool:
    """Whether a verb follows somebody else: "my manager did 2"."""
    return (
        words[at] in DOING
        and words[at - 1].isalpha()
        and words[at - 1] not in SELVES
        and not says_little(words[at - 1])
    )


def _marks(words: Sequence[str], at: int) -> bool:
    """Whether a "no" stands for "number"."""
    return words[at] == "no" and at + 1 < len(words) and bool(NUMBER.fullmatch(words[at + 1]))


def _duties(piece: Clause, shown: VisibleScreen) -> Clause | None:
    """The numbers, with the words around them that say something of ticks."""
    words = piece.words
    pointing = {at for start, end in pointing_runs(words, len(shown.tasks)) for at in range(start, end)}
    others = any(NUMBER.fullmatch(word) for at, word in enumerate(words) if at not in pointing)
    if not pointing or (denies(piece) and (others or _parted(words, pointing))):
        return None
    numbers = [words[at] for at in sorted(pointing) if NUMBER.fullmatch(words[at])]
    over = {shown.tasks[int(number) - 1] for number in numbers if number.isdecimal()} <= set(shown.chosen)
    ended = over and _ended(words)
    command = ("untick", *numbers) if ended else with_known_words(words, pointing, DENYING)
    return Clause(" ".join(command), command)


def _ranks(words: Sequence[str], start: int) -> bool:
    """Whether a number says what somebody was: "I was number 1 in sales"."""
    before = [word for word in words[:start] if word not in MARKING and word not in BESIDE_NUMBERS]
    return tuple(before[-2:]) in RANKED or before[-1:] == ["im"]


def _parted(words: Sequence[str], pointing: Collection[int]) -> bool:
    """Whether a word that isn't known stands between a denial and the numbers: "no problem with 2"."""
    denied = next(at for at, word in enumerate(words) if word in DENYING)
    between = range(denied + 1, min(pointing)) if denied < min(pointing) else range(max(pointing) + 1, denied)
    return any(not says_little(words[at]) and not orders_or_excepts(words[at]) for at in between)


def _ended(words: Sequence[str]) -> bool:
    return any(tuple(words[at : at + 2]) in ENDED for at in range(len(words)))


def _row(piece: Clause, shown: VisibleScreen) -> Clause | None:
    """The number of the only row that a piece points at; None if there's none, or it says what is not meant."""
    codes = Referring(piece, shown).named.codes
    known = [code for code, _ in shown.rows]
    excludes = denies(piece) or (EXCEPTING | {"but", "menos"}) & set(piece.words)
    if excludes or len(codes) != 1 or codes[0] not in known or not pointed_in(piece, shown):
        return None
    number = str(known.index(codes[0]) + shown.first)
    return Clause(number, (number,), ordinal=True)

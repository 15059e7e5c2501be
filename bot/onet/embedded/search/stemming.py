"""Turns what people type into the words of a job title: drops frames, unifies spelling and number. Rules of English."""

import re
from functools import lru_cache
from typing import Final

from bot.onet.accents import without_accents

WORD: Final = re.compile(r"[a-z0-9]+(?:[+#]+)?")
APOSTROPHES: Final = re.compile("['\u2019`\u00b4]")
WORDS_READ: Final = 24
"""The most words of a query that are read; no job title is longer."""

FRAME: Final = re.compile(
    r"^(?:(?:hi|hello|hey|well|so|um|ok|okay|please|actually|yes|no)\b\s*)*"
    r"(?:(?:i|im|ive|id|been|am|was|my|me|we|what|which|how|who|looking|searching|search|find|show|tell|working|work|works|worked"
    r"|employed|hired|job|jobs)\b\s*"
    r"(?:(?:i|am|is|are|was|be|been|being|become|becoming|have|had|do|does|did|can|could|would|will|used|currently|now"
    r"|mostly|mainly|usually|also|really|more|basically|honestly|just|currently|self|current|last|old|new|previous|former|job|jobs|position|role"
    r"|career|profession|occupation|title|work|working|worked|employed|hired|looking|trained|like|love|enjoy|want|wanna"
    r"|for|as|to|in|about|of|at|with|by|a|an|the|our|kind|sort|type|living|trade|years?|part|full|time|my|mine)\b\s*)*)+"
)
"""What a sentence about one's job begins with; dropped where something is left after it."""

STOP: Final = frozenset(
    "a an the of for in to and at on with or i im me my is are be am was by from as its that this who what"
    " which do does did can could would will we our you your they their them not no etc".split()
)

AMERICAN: Final = (
    (re.compile(r"programme(?=s?\b)"), "program"),
    (re.compile(r"(?<=\w)isation"), "ization"),
    (re.compile(r"(?<=\w{2})ise(?=[rd]?s?\b)"), "ize"),
    (re.compile(r"(?<=\w)ising\b"), "izing"),
    (re.compile(r"(?<=\w{2})(?<!fl)our(?=s?\b|er|ing|ist)"), "or"),
    (re.compile(r"\b(cent|theat|fib|lit|met)re"), r"\1er"),
    (re.compile(r"(?<=\w)llor\b"), "lor"),
    (re.compile(r"(?<=[aeiou])ll(?=er\b|ing\b|or\b|ed\b)"), "l"),
    (re.compile(r"aediatric"), "ediatric"),
    (re.compile(r"(?<=\w)aec"), "ec"),
    (re.compile(r"aest"), "est"),
    (re.compile(r"\bjewell"), "jewel"),
    (re.compile(r"\borthopaed"), "orthoped"),
    (re.compile(r"\btyre"), "tire"),
    (re.compile(r"\baeroplane"), "airplane"),
    (re.compile(r"(?<=\w)ology\b"), "ology"),
)
"""British spelling as American; wrong for a few words that no title has ("four")."""

BRITISH: Final = re.compile("|".join(british.pattern for british, _ in AMERICAN))
"""Any of them: nearly no word is, and one look is cheaper than sixteen."""

SHORT: Final = {
    "rep": "representative", "reps": "representatives", "mgr": "manager", "asst": "assistant", "supv": "supervisor",
    "engr": "engineer", "dept": "department", "govt": "government", "maint": "maintenance",
}  # fmt: skip
"""Words that are written short, in titles as well as by people."""

TAIL: Final = re.compile(
    r"(?<=\w) (?:(?:for|since|over|about|almost|nearly|like)"
    r" (?:(?:about|over|almost|nearly|the|last|past|a|an)\b ?){0,4}"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|many|few|couple|long|while)\b.*"
    r"|for a living|full time|part time|right now|at the moment|these days|do|does|myself|too|please|thanks|thank you)$"
)
"""What a sentence about one's job ends with; dropped where something is left before it."""

AROUND: Final = re.compile(r"(?<=\w) (?:at|in|on|for|to|with|from|inside|working at|working in|working with) ")
"""What stands between the words for a job and those for its surroundings."""

AGE: Final = re.compile(
    r"\b(\d{1,2})[- ]?(?:years?[- ]olds|years?[- ]old (?:kids|children|pupils|students))\b", re.IGNORECASE
)
SCHOOLS: Final = (
    (2, "toddlers"),
    (4, "preschool"),
    (11, "elementary school"),
    (13, "middle school"),
    (18, "high school"),
)
"""The oldest in each of the schools of the United States: https://www.census.gov/topics/education/school-enrollment.html"""

NAME: Final = re.compile(
    r"\b(?:my name is|my name'?s|me llamo|mi nombre es)\s+[^\W\d_]+(?:\s+(?-i:[A-Z\u00c0-\u00de])[^\W\d_]+)?"
    r"[\s,.]*(?:(?:and|y)\b)?",
    re.IGNORECASE,
)
"""Somebody's name; a second word of it only with a capital."""

RELATIVE: Final = re.compile(
    r"\b(?:look(?:ing|ed)? after|tak(?:e|es|ing) care of|took care of|car(?:e|es|ed|ing) for|caregiver (?:for|to|of)"
    r"|sit(?:ting)? with) (?:my|his|her|our|their|a|an) (?:[a-z]+ )?(?:grand(?:mother|father|ma|pa|parents?)"
    r"|mother|father|mom|mum|dad|husband|wife|aunt|uncle|parents?)(?:[ -]in[ -]law)?\b",
    re.IGNORECASE,
)
"""Somebody grown up of the family who is cared for; children are childcare."""

LIGHT: Final = frozenset(
    "senior sr junior jr lead leader head chief principal staff associate assistant assistants entry level"
    " trainee apprentice intern i ii iii iv v 1 2 3 4 certified registered licensed professional experienced"
    " general master journeyman full part time".split()
)
"""Ranks and grades: they say how high somebody is, hardly ever what the work is."""

IRREGULAR: Final = {"children": "child", "teeth": "tooth", "feet": "foot", "knives": "knife", "wives": "wife"}
PLURAL_STAYS: Final = ("ss", "us", "is", "ics", "ous")
ROOT_ENDINGS: Final = (
    "ationists", "ization", "ational", "ations", "ation", "ering", "ators", "ator", "ating", "ings", "ists", "ians",
    "ments", "ment", "ing", "ist", "ian", "ers", "ors", "ant", "ent", "ive", "ary", "er", "or", "ed", "al", "y", "e",
)  # fmt: skip
SHORTEST_ROOT: Final = 4


def normal(text: str) -> str:
    """Lower case, without accents and apostrophes, in American spelling, with single blanks."""
    bare = without_accents(text.casefold())
    return " ".join(map(american, WORD.findall(APOSTROPHES.sub("", bare))))


@lru_cache(maxsize=50_000)
def american(word: str) -> str:
    """A word in American spelling, and not abbreviated."""
    if BRITISH.search(word):
        for british, spelling in AMERICAN:
            word = british.sub(spelling, word)
    return SHORT.get(word, word)


def without_frame(text: str) -> str:
    """A query without the sentence around it: "I'm currently a truck driver" becomes "truck driver"."""
    plain = normal(text)
    rest = TAIL.sub("", FRAME.sub("", plain, count=1), count=1)
    return rest if rest.strip(" s") else plain


def with_schools(text: str) -> str:
    """Replace the age of children by their school: "teach 8 year olds" becomes "teach elementary school"."""
    return AGE.sub(lambda age: next((school for oldest, school in SCHOOLS if int(age[1]) <= oldest), age[0]), text)


def without_name(text: str) -> str:
    """A text without the name that somebody gives: "my name is Rosa and I clean houses"."""
    return NAME.sub("", text)


def with_relatives(text: str) -> str:
    """Replace care for a relative by care: "look after my mother-in-law" is a caregiver's work."""
    return RELATIVE.sub("elderly caregiver", text)


def parted(phrase: str) -> tuple[str, str]:
    """What a person is or does, and where or for whom: "nurse at a hospital"; in "bank as a teller", the teller."""
    before, as_a, after = phrase.partition(" as a ")
    if as_a and after.strip():
        core, rest = parted(after)
        return core, f"{before} {rest}".strip()
    around = AROUND.search(phrase)
    return (phrase[: around.start()], phrase[around.end() :]) if around else (phrase, "")


def words_of(plain: str, most: int | None = WORDS_READ) -> list[str]:
    """The significant words of a normalized text, in the singular; all words if none is significant."""
    every = plain.split()[:most]
    telling = [singular(word) for word in every if word not in STOP]
    return telling or [singular(word) for word in every]


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """The singular of an English noun, close enough that both numbers become equal."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= 3 or word.endswith(PLURAL_STAYS):  # noqa: PLR2004 - "gas", "bus"
        return word
    if word.endswith("men") and len(word) > 4:  # noqa: PLR2004 - "men" alone stays
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word.removesuffix("s")


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """The root that a word shares with its family: nurse, nursing; weld, welder; bartender, bartending."""
    for ending in ROOT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT - 1:
            stem = word[: -len(ending)]
            # "programmer" and "programming" are of "program", "planner" is of "plan".
            doubled = len(stem) > SHORTEST_ROOT - 1 and stem[-1] == stem[-2] and stem[-1] not in "sl"
            return stem[:-1] if doubled else stem
    return word

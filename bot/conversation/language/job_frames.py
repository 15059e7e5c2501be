"""How people say what they are, were or want to be ("I'm a…", "trabajé de…"), and what they don't want."""

import re
from collections.abc import Sequence
from typing import Final

from bot.conversation.language.clauses import CODE, MARKS, Clause, trimmed
from bot.conversation.language.function_words import ALL_BUT, ARTICLES


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each phrase of a list that bars separate."""
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))


LEADING: Final = frozenset(
    "actually oops whoops ups uy well no nope so and but sorry yes yeah hi hello hey ok okay oh maybe really also"
    " hola bueno pues si y"
    " perdon before wait then now honestly en realidad antes no entonces creo".split()
)
"""What may stand before it is said what somebody is."""

FRAMES: Final = _phrases(
    "im more of|i am more of|im really|im basically|soy mas bien|im|i am|i was|i have been|ive been|i work as"
    "|i worked as|i have worked as|ive worked as|i used to be|i used to work as|i want to be|i want to become"
    "|i want to look at|i want to see|let me look at|id like to look at|i would like to see|quiero ver"
    "|i would like to be|id like to be|id like to become|i wanted to be|i was a|i meant to say|i meant to type"
    "|i meant to put|quise decir|queria decir|quise poner|id love to be|my job is|my job was|my title is|my title was"
    "|i meant|i mean|should be|should have been|i wanted to say|i want to say|me refiero a|quiero decir|my real job is"
    "|my occupation is|my profession is|search|search for|search again for|look for|look up|looking for|im looking for"
    "|find me|find|find jobs like|jobs like|jobs similar to|what about|how about|try|start over with|start again with"
    "|start over as|what do|what can|what could|what does|what else can|what jobs can|show me jobs for|jobs for a"
    "|jobs for an|switch to|change to|i do|im working as|i am working as|working as|worked as|retired|ex|former|soy|fui"
    "|era|yo soy|trabajo de|trabajo como|trabaje de|trabaje como|trabajaba de|trabajaba como|he trabajado de"
    "|he trabajado como|mi trabajo es|mi trabajo era|mi profesion es|quiero ser|quisiera ser|me gustaria ser|busco"
    "|buscar|busca|que tal|y si busco|me dedico a|he sido|estoy trabajando de|estoy trabajando como|mi oficio es"
    "|prueba con|intenta con"
)
SEARCHING_FRAMES: Final = _phrases(
    "i work in|i work at|i work for|i work with|i worked in|i worked at|i worked for|i worked with"
    "|trabajo en|trabaje en|trabajaba en"
)
"""Where a search is possible these say what somebody does too; among the duties they may describe one."""

MOST_NAMED: Final = 3
"""Words of an occupation before a comma and an aside."""
NOT_A_JOB: Final = frozenset(
    (
        "not unsure sure confused lost here ready interested stuck bored sorry still trying going done happy tired"
        " afraid okay ok fine good in on at from looking just curious worried unable new back wondering thinking"
        " having getting able supposed allowed only really so very too the that this it i you they we these those de"
        " en aqui listo lista perdido perdida cansado cansada confundido confundida seguro segura muy no number 1 2 3"
        " terribly ever awfully extremely truly deeply feeling totally completely absolutely quite beginning"
        " 4 5 6 7 8 9 all none everything something anything nothing with about for"
    ).split()
)
"""What is said of oneself, or begins a question, and is no job."""
DOES: Final = frozenset("what do does can could else jobs".split())
ASKED_ABOUT: Final = frozenset("i you they we these those the this it".split())

MEANT: Final = _phrases(
    "i meant|i mean|i meant to say|i meant to type|i wanted to say|i said|its|it is|it was|it should be|should be"
    "|quise decir|queria decir|quiero decir|quise poner|me refiero a|me referia a|dije|es|era"
)
INSTEAD: Final = frozenset("not no instead rather".split())
"""What stands before the occupation that was not meant."""
ALSO: Final = frozenset("also too besides additionally tambien ademas".split())
ALSO_FRAMES: Final = _phrases(
    "i worked as|i work as|ive worked as|i have worked as|i was|i used to be|i used to work as|i am|im|i did"
    "|i had a job as|i had been|ive been|i have been|worked as|was|i do|trabaje de|trabaje como|trabajo de|trabajo como"
    "|trabajaba de|trabajaba como|fui|soy|era|he sido|he trabajado de|he trabajado como|he trabajado en|trabaje en"
)
ADD_THAT: Final = re.compile(
    r"(?:(?:and|so|y) )?(?:(?:(?:can|could|would) (?:you|i|we)|is there (?:a|any) way to|please) )?(?:please )?"
    r"(?:(?:add|include) (?:that|it|this)|put (?:that|it|this) (?:in|too|down))(?: in| on| too| please| somewhere)*$"
    r"|(?:(?:y|eso|lo|la|se) )*(?:puedes|podrias|puedo|puede|podria) (?:agregar|anadir|poner|incluir)(?:lo|la|se)?"
    r"(?: eso| tambien)*$|agrega(?:lo|la| eso)$"
)
ALSO_DID: Final = re.compile(
    r"\A(?:(?:oh|and|plus|so|y|,) )*"
    r"(?:(?:i|ive|yo) (?:also|used to|tambien|once)|also|tambien|before that i|antes(?: yo)?"
    r"|i (?=.*\b(?:too|as well|on the side)\b))\b"
    r"(?: ?(?:was|did|do|had|have|ive|been|worked|work|as|some|a|an|trabaje|trabajaba|fui|era|hice|de|como|un|una)\b)*"
)
BESIDES: Final = re.compile(r"(?: (?:as well|too|on the side|back then|for a while))+[ ,.]*$")
"""Before work that somebody did besides, and after it what asks to add it."""
MOST_WORDS: Final = 6
APOLOGIES: Final = frozenset("sorry oops perdon disculpe".split())
ONESELF: Final = frozenset("i im ive yo soy fui".split())
BEFORE_JOBS: Final = ARTICLES | {"de", "como", "as"}

DENIALS: Final = _phrases(
    f"{ALL_BUT}|cualquier cosa menos|cualquier cosa excepto"
    "|whatever but|not a|not an|no more|not|no|never|i dont want|i dont want to|i do not want to|i dont want to be"
    "|i dont want to work|i wont|i never want|i dont like|i hate|i cant stand|im not|i am not|dont want"
    "|anything that isnt|something other than|i refuse to|i will not|nothing with|nothing in|no way im"
    "|cualquier cosa que no sea|lo que sea menos|lo que sea excepto|menos|nada de|nada que ver con|no quiero"
    "|no quiero ser|no quiero trabajar|no me gusta|odio|no soy|no|sin|cualquiera menos|algo que no sea|no mas"
)
SELF: Final = _phrases(
    "im|i am|i was|i do|i work|i worked|ive been|i used to be|soy|yo soy|fui|era|trabajo|trabaje|hago"
)
"""Where somebody begins to say what they are after they said what they are not: "not a cna im an lvn"."""

ANYMORE: Final = frozenset("anymore longer more mas".split())
CONTRARY: Final = frozenset(", but ; . pero sino instead rather".split())
"""After it, what is wanted: "not a nurse, a nursing assistant"."""

UNDECIDED: Final = frozenset("sure certain idea clue ready yet done enough following seguro segura".split())
"""What follows a *not* that denies no job: "not sure"."""

GOING_BACK: Final = _phrases("go back to|going back to|return to|returning to|volver a|regresar a|vuelvo a|regreso a")
"""What is not wanted again is what somebody did: "I'm not going back to nights in the laundry"."""

REJECTING: Final = _phrases(
    "this isnt me|that isnt me|thats not me|this is not me|not me|wrong job|wrong one|wrong thing|thats wrong"
    "|this is wrong|its wrong|thats not it|not that|none|ninguno|none of these|none of them|none of those|neither"
    "|thats not my job|this isnt my job|not my job|wrong occupation|thats the wrong occupation|thats the wrong job"
    "|this is the wrong job|ese no es mi trabajo|no es mi trabajo|esta no es mi ocupacion|trabajo equivocado"
    "|i typed the wrong job|i typed the wrong thing|i put the wrong job|i wrote the wrong job"
    "|i picked the wrong job|i chose the wrong job|that was the wrong job|puse el trabajo equivocado|escribi mal"
    "|me equivoque de trabajo|esa no soy|ese no soy|no soy eso|no es la mia|no es lo mio|ninguna de estas|ninguna"
)
"""What says that something is wrong, before what is right: "this isnt me im a dental assistant"."""

MISSING_BEFORE: Final = _phrases(
    "i dont see|dont see|i do not see|i cant find|cant find|i cannot find|wheres|where is|where are|theres no"
    "|there is no|there isnt|you dont have|no veo|no encuentro|donde esta|donde estan|no hay|falta"
)
MISSING_AFTER: Final = _phrases(
    "isnt on here|isnt here|is not here|isnt there|isnt listed|is not listed|not listed|isnt on the list"
    "|is not on the list|not on the list|not on here|isnt in the list|isnt an option|not here|is missing|aint here"
    "|no esta|no esta aqui|no esta en la lista|no aparece|no sale|no viene"
)
"""How people say that an occupation is not on the menu, before or after its name."""

GREETED: Final = re.compile(
    r"^(?:(?:(?:hi|hello|hey)(?: there| all| everyone| bot)?|hola|please|pls)\b[\s,!.?]*)*", re.IGNORECASE
)
_REJECTED: Final = "|".join(" ".join("['\u2019]?".join(word) for word in phrase) for phrase in REJECTING)
SEARCH: Final = re.compile(
    rf"^(?:(?:oops|whoops|ups|uy|sorry|perd[oó]n|no|wait)[\s,.!]+|(?:{_REJECTED})[,.!;]\s*)*"
    r"(?:search(?: for)?|i meant(?: to (?:say|type|put))?|i (?:want|would like) to (?:look at|see)|quiero ver"
    r"|quise (?:decir|poner)|quer[ií]a decir|look(?:ing)?(?: up)? for|find me|busca|buscar|try"
    r"|start (?:over|again) with|(?:what|how) about|(?<=[,.!;] )(?=(?:i|i['\u2019]?m|soy|yo)\b))\s*",
    re.IGNORECASE,
)


def searched(text: str) -> str:
    """What to search for: the only code in the text, or the text without a greeting and a word such as "search"."""
    codes = set(CODE.findall(text))
    if len(codes) == 1:
        return str(codes.pop())
    return SEARCH.sub("", GREETED.sub("", text)) or text


def job_said(clause: Clause, *, searching: bool) -> bool:
    """Whether a clause says what a person is, was or wants to be; if a search is possible, also where they work."""
    words = _bare(clause)
    frames = (*FRAMES, *SEARCHING_FRAMES) if searching else FRAMES
    frame = _longest(words, frames)
    rest = [word for word in words[len(frame) :] if word not in BEFORE_JOBS]
    if not frame or not rest or rest[1:2] == ["who"]:  # "I was the one who sent the faxes"
        return False
    if set(frame) <= DOES:
        return words[-1] in {"do", "be"} and rest[0] not in ASKED_ABOUT
    return rest[0] not in NOT_A_JOB and not rest[0].isdecimal()


def meant_instead(clause: Clause) -> str:
    """The occupation that somebody meant and not another one ("I meant cook, not cashier"); empty if none is named."""
    words = _bare(clause)
    frame = _longest(words, MEANT)
    rest = [word for word in words[len(frame) :] if word not in BEFORE_JOBS]
    aside = frame[1:2] == ("meant",) or frame[:1] in {("quise",), ("queria",)}
    end = next(
        (at for at, word in enumerate(rest) if word in INSTEAD or (aside and word == "," and at <= MOST_NAMED)), 0
    )
    return " ".join(trimmed(rest[:end])) if frame and end and rest[0] not in NOT_A_JOB else ""


def other_job_said(clause: Clause) -> str:
    """The occupation that a person has beside another one ("I also worked as a cashier"); empty if there's none."""
    if not ALSO & set(clause.words):
        return ""
    words = [word for word in _bare(clause) if word not in ALSO]
    frame = _longest(words, ALSO_FRAMES)
    rest = list(words[len(frame) :])
    while rest and rest[0] in BEFORE_JOBS:
        rest = rest[1:]
    named = frame and rest and rest[0] not in NOT_A_JOB and rest[1:2] != ["who"]
    return " ".join(rest) if named else ""


def right_job(clause: Clause) -> str:
    """The occupation that is meant, after what says that the other one is wrong: "wrong job, it's pharmacy tech"."""
    words = trimmed(clause.words)
    while words[1:] and words[0] in LEADING and not _longest(words, REJECTING):
        words = trimmed(words[1:])
    rejected = _longest(words, REJECTING)
    rest = trimmed([word for word in words[len(rejected) :] if word not in APOLOGIES])
    frame = _longest(rest, (*FRAMES, *MEANT))
    named = [word for word in rest[len(frame) :] if word not in BEFORE_JOBS]
    known = (
        rejected
        and frame
        and frame[0] not in ONESELF
        and 0 < len(named) <= MOST_WORDS
        and all(word.isalpha() for word in named)
    )
    return " ".join(named) if known and named[0] not in NOT_A_JOB else ""


def added_job(clause: Clause) -> str:
    """Other work that is to be added ("I also drove a school bus, can you add that"); empty if there's none."""
    line = clause.text.strip(" .!?")
    asked = ADD_THAT.search(line)
    begun = ALSO_DID.match(line)
    work = BESIDES.sub("", line[begun.end() : asked.start()]) if asked and begun else ""
    named = [word for word in trimmed(work.split()) if word not in ALSO and word not in MARKS]
    return " ".join(named) if 0 < len(named) <= MOST_WORDS and named[0] not in NOT_A_JOB else ""


def missing_job(clause: Clause) -> str:
    """The occupation that a person misses among those shown ("LPN isn't on here"); empty if none is named."""
    words = _bare(clause, leading=LEADING - {"no"})
    before = _longest(words, MISSING_BEFORE)
    after = () if before else max((end for end in MISSING_AFTER if words[-len(end) :] == end), key=len, default=())
    rest = [word for word in words[len(before) : len(words) - len(after)] if word not in BEFORE_JOBS]
    named = (before or after) and rest and rest[0] not in NOT_A_JOB | {"my", "mine", "job", "mi"}
    return " ".join(rest) if named else ""


def denied_job(clause: Clause) -> bool:
    """Whether the text only says what the person doesn't want."""
    words = _bare(clause, leading=LEADING - {"no"})
    frame = _longest(words, DENIALS)
    rest = words[len(frame) :]
    if _longest(rest, GOING_BACK):
        return False
    if not (frame and rest) or rest[0] in UNDECIDED or set(rest) & (CONTRARY | ANYMORE):
        return False
    return not any(_longest(rest[at:], SELF) for at in range(1, len(rest) - 1))


def _bare(clause: Clause, leading: frozenset[str] = LEADING) -> tuple[str, ...]:
    words = trimmed(clause.words)
    at = 0
    while skipped := _skipped(words[at:], leading):
        at += skipped
    return tuple(word for word in words[at:] if word not in {"?", "!", '"'})


def _skipped(words: Sequence[str], leading: frozenset[str]) -> int:
    """How many words come before the words that say what a person is; never all of them."""
    rejecting = len(_longest(words, REJECTING))
    if rejecting:
        return rejecting if rejecting < len(words) else 0
    begun = len(words) > 1 and (words[0] in leading or words[0] in MARKS)
    return int(begun and not _longest(words, FRAMES))


def _longest(words: Sequence[str], frames: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest of the frames that the words begin with; empty if there's none."""
    first = tuple(words[:1])
    begun = [frame for frame in frames if frame[:1] == first and tuple(words[: len(frame)]) == frame]
    return max(begun, key=len, default=())

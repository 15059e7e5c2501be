"""Reads which duties an occupation must not have: "nothing with animals", "without lifting", "I don't want to sell"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.conversation.language.clauses import MARKS, NUMBER, Clause
from bot.conversation.language.duty_words import LIGHT, WORD, stems_of
from bot.conversation.language.function_words import ALL_BUT, EXCEPT
from bot.conversation.language.normalize import plain
from bot.conversation.language.phrase_meanings import PhraseMeanings

PHRASES: Final = PhraseMeanings(
    {
        "before": (
            "show|show me|give me|give|find|only|just|please|but|and|jobs|occupations|ones|those|results|anything"
            "|something|with|where|that|which|the|work|i|id|would|like|prefer|rather|want|ok|okay|well|so|also|me|they"
            "|muestra|muestrame|dame|solo|por favor|pero|y|trabajos|ocupaciones|las|los|algo|con|donde|que|un|trabajo"
            "|quiero|prefiero|tambien|bueno"
        ),
        "denied": (
            f"{ALL_BUT}|{EXCEPT}|cualquier cosa menos|cualquier cosa excepto"
            "|no|not|without|nothing|never|avoid|avoiding|exclude|leave out|hide|take out|remove jobs|remove the ones"
            "|remove those|remove anything|drop jobs|drop the ones|drop those|drop anything|skip jobs|skip the ones"
            "|skip those|skip anything|get rid of|minus|away from|get away from|stay away from|far from|none with"
            "|none of the ones with|nothing to do with|no more|i dont want|i do not want|dont want|do not want"
            "|i dont like|dont like|i do not like|i hate|hate|hates|i cant stand|cant stand|i cant|cant|i can not"
            "|i cannot|cannot|can not|i dont|dont|doesnt|do not|does not|didnt|i wont|wont|i refuse|refuse|unable"
            "|not able|isnt|arent|im tired of|tired of|sick of|i am tired of|im done with|done with|im not good with"
            "|im not good at|not good with|not good at|im bad at|no soy bueno con|no soy buena con|allergic to"
            "|im allergic to|i am allergic to|afraid of|im afraid of|i am afraid of|scared of|im scared of|nada|sin"
            "|nunca|evita|evitar|excluye|quita|quitar|oculta|lejos de|no mas|nada que ver con|no quiero|ya no quiero"
            "|no puedo|ya no puedo|no me gusta|no me gustan|odio|harto de|harta de|cansado de|cansada de|soy alergico a"
            "|soy alergica a|alergico a|alergica a|me da miedo|me dan miedo|que no tengan|que no tenga|que no pidan"
        ),
        "between": (
            "to|any|the|a|an|all|with|of|about|involving|involve|involves|including|include|includes|require|requires"
            "|requiring|need|needs|needing|where|i|you|we|have|has|having|had|must|do|does|doing|be|being|deal|deals"
            "|dealing|work|works|working|work with|jobs|job|occupations|ones|those|anything|stuff|that|which|who|want"
            "|wants|able|my|talk|talking|speak|speaking|handle|handling|touch|touching|face|facing|see|show|show me"
            "|so much|much|lots|lot|more|again|ever|really|not|dont|it|is|are|in|a|las|los|la|el|lo|un|una|con|en|de"
            "|que|donde|tenga|tengan|ver con|que ver con|haya|hay|trabajar|tratar|hablar|tocar|tratan|traten|trabajos"
            "|ocupaciones|hacer|tener|ningun|ninguna|ningunas|implique|impliquen|incluya|incluyan|pida|pidan|trabajo"
            "|mas|seguir"
        ),
        "after": (
            "anymore|any more|please|though|tho|thanks|right now|today|at all|too|either|ever|again|now|jobs|job|ones"
            "|occupations|work|stuff|things|if possible|por favor|mas|tampoco|ya|nunca mas|trabajos|ocupaciones|cosas"
        ),
    }
)
HOW_MUCH: Final = frozenset(
    "heavy hard big large long loud dirty dangerous angry rude difficult enojados"
    " pesado pesada pesados pesadas duro dura grande grandes".split()
)
"""Words that say how much or of what kind, and no duty does: who can't do heavy lifting can't lift."""
JOINING: Final = frozenset(", and or nor y o ni u e & / no not without sin".split())
ENDS: Final = re.compile(r", | of | and | except | for ")
"""What stands between the parts of a title."""
MOST_WORDS: Final = 4
"""Words of the longest topic; of more, not all can be what duties are about."""
SELF_DENIED: Final = frozenset(
    "i dont|i cant|i cannot|i wont|ya no|no puedo|no quiero|nothing with|no more|nada de".split("|")
)
BEFORE_DENIAL: Final = frozenset("after since with because my as allergies desde despues con por como mi".split())
REASONS: Final = frozenset("since because cause cuz after until from desde porque por".split())
"""What begins the words for when or why, before and after what isn't wanted."""
POINTING: Final = frozenset(
    "part parts duty duties task tasks one bit bits parte tarea tareas this these it them".split()
)
"""What points at a chosen duty, or at what is shown, and not at what occupations do."""
OF_THE_TALK: Final = frozenset(
    "sure idea ideas clue way thanks thank worries worry problem problems luck rush hurry good bad right wrong helpful"
    " interested ready yet now here there what why how decide see find read understand open wait go come say tell"
    " choose pick start stop save lose think believe remember know click tick press type print download compare share"
    " sort search look miss forget afford move pay commute relocate study enough results result list page title titles"
    " left leave leaves remain remains life vida queda quedan order answer question number numbers zone zones outlook"
    " bright filter filters degree school mean means matter"
    " care mind believe want wanted like same others other else back nice great first last next"
    " gracias problema prisa seguro segura idea claro entiendo veo encuentro leer elegir decidir ver saber importa"
    " bien mal lista pagina orden filtro filtros resultados resultado zona zonas titulo estudiar pagar escuela".split()
)
"""Words about the talk itself, its screens or preparation, which no duty is meant by."""


def unwanted_words(clause: Clause) -> tuple[str, ...]:
    """What duties must not be about, each in a few words in plain form; empty if the clause says anything else."""
    words = [word for word in clause.words if word not in MARKS or word == ","]
    begin = _first_person(words)
    while not (denied := _length(words, begin, "denied")) and (length := _length(words, begin, "before")):
        begin += length
    if not denied or replace(clause, asks=False).question:
        return ()
    end = next((at for at in range(begin + denied, len(words)) if _gives_reason(words, at)), len(words))
    topics = list(_topics(words[_skip(words, begin + denied, "between") : end]))
    return tuple(topics) if topics and all(topics) else ()


def _first_person(words: Sequence[str]) -> int:
    """Where somebody says what they can't or don't want, after since when or why: "since May I can't drive"."""
    at = next((at for at in range(len(words)) if " ".join(words[at : at + 2]) in SELF_DENIED), 0)
    return at if at and words[0] in BEFORE_DENIAL else 0


def _gives_reason(words: Sequence[str], at: int) -> bool:
    """Whether it's said from here on why, or since when; "por favor" is none."""
    return words[at] in REASONS and " ".join(words[at : at + 2]) != "por favor"


def as_said(words: str, line: str) -> str:
    """Words in plain form as they stand in the line that was typed: "niños"."""
    typed = {plain(word): word.lower() for word in WORD.findall(line)}
    return " ".join(typed.get(word, word) for word in words.split())


def titled(rows: Sequence[tuple[str, str]], words: str) -> Sequence[str]:
    """The codes of the occupations whose titles say what they are with these words: "nurses" in "Registered Nurses"."""
    *before, last = words.split()
    found = [(code, title.casefold()) for code, title in rows]
    return [
        code for code, title in found if _noun(title) in {last, f"{last}s"} and all(map(title.__contains__, before))
    ]


def _noun(title: str) -> str:
    """The noun that says what an occupation is: the first plural that a part of its title ends with."""
    ends = [part.split()[-1] for part in ENDS.split(title) if part.strip()]
    return next((end for end in ends if end.endswith("s")), "")


def _topics(words: Sequence[str]) -> Iterator[str]:
    """Each thing that is named; empty for what isn't about duties."""
    topic: list[str] = []
    for word in [*words, ","]:
        if word not in JOINING:
            topic.append(word)
        elif topic:
            yield _topic(topic)
            topic = []


def _topic(words: Sequence[str]) -> str:
    begin = _skip(words, _skip(words, 0, "denied"), "between")  # "no driving, nothing with animals"
    end = len(words)
    while end > begin and (length := max((n for n in (1, 2) if _length(words[end - n :], 0, "after") == n), default=0)):
        end -= length
    named = words[begin:end]
    telling = [word for word in named if word not in LIGHT and word not in HOW_MUCH]
    other = {*named} & (POINTING | OF_THE_TALK) or any(NUMBER.fullmatch(word) for word in named)
    if other or not 1 <= len(telling) <= MOST_WORDS or not all(map(WORD.fullmatch, telling)):
        return ""
    return " ".join(telling) if stems_of(" ".join(telling)) else ""


def _skip(words: Sequence[str], at: int, meaning: str) -> int:
    """The next place that says something else; never beyond the last word."""
    while at < len(words) - 1 and (length := _length(words, at, meaning)):
        if at + length >= len(words):
            break
        at += length
    return at


def _length(words: Sequence[str], at: int, meaning: str) -> int:
    """How many words from a place on have this meaning; the longest phrase counts."""
    if at >= len(words):
        return 0
    return next((length for length, meanings in PHRASES.at(words, at) if meaning in meanings), 0)

"""Translates Spanish phrases for jobs and words about work into English; other words stay."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

from bot.onet.accents import without_accents
from bot.onet.matching.word_table import word_table

WORD: Final = re.compile(r"[a-z]+")
ENDING: Final = re.compile(r"(?<=\w{3})(?:as|os|es|[aoes])$")
"""What tells a woman from a man, and one from many."""

VERB_ENDING: Final = re.compile(
    r"(?<=\w{3})(?:abamos|iendo|yendo|ieron|aron|ando|amos|emos|imos|aban|aste|iste|aba|ado|ada|ados|adas|ido|ida|idos|idas"
    r"|ian|ia|ar|er|ir|an|en|as|es|os|o|a|e|s)$"
)
"""What tells the forms of a verb apart."""

INFINITIVE: Final = re.compile(r"(?:ar|er|ir)$")

PREPOSITIONS: Final = {"en": "in", "con": "with", "para": "for", "desde": "from"}
"""What separates a job from its surroundings; said in English, since it is read there."""

BEGINNING: Final = frozenset("soy fui era".split())
"""Where somebody begins to say what they are, after something else: "no soy chef soy mesero"."""

ENDED: Final = re.compile(r"(?<!\bno)(?<!\bya)(?<!\by)(?<!\bpero)(?<!\bantes)(?<![\s,;.])$")
"""Where one thing is said, so that another may begin."""

SILENT: Final = frozenset(
    "de del la el los las un una unos al lo le les se su sus mi mis me te nos que quien como cuando donde muy mas"
    " tambien hola buenas buenos dias tardes yo ahora actualmente bueno por a o u es son esta estan estoy ser estar"
    " hacer hago hace haciendo trabajo trabaje trabajaba trabajar trabajando empleo chamba busco buscar buscando quiero"
    " quisiera puedo soy fui era eran dedico dedicaba llevo tengo tiene anos ano mucho muchos mucha muchas profesion"
    " experiencia oficio puesto gente cosas algo todo toda todos todas hay he ha".split()
)
"""Words that say nothing of the work."""

COMMON: Final = frozenset(
    (
        " puede pueden podria debe deber quiere quieren quieres viene vienen venir va van vamos voy ir salir sale"
        " entrar llegar llega pasar pasa dar doy da dan decir dice dicen saber sabe saben ver veo vez veces nada"
        " nadie alguien algun alguna ningun ninguna otro otra otros otras cada mismo misma solo sola siempre casi"
        " aqui alli ahi alla donde cuanto cual cuales porque entre sobre hasta desde hacia contra durante despues"
        " luego tarde noche hoy ayer manana mes semana hora horas primera primero segunda segundo tercera ultima"
        " zona esto eso ese esa estos estas aquel aquella asi bien mal mejor peor grande pequeno pequena nuevo"
        " nueva viejo vieja joven bonito facil dificil rapido lento parte lado lugar mundo pais vida hombre mujer"
        " senor senora amigo amiga hermano hermana padre madre esposo esposa cuenta tiempo falta gusta gustan"
        " encanta necesito necesita ayuda poder titulo estudios cuesta pagan gana ganar cosas quita quitar gracias"
    ).split()
)
"""Common words of Spanish that are neither work nor translated; they are spelled right."""

SPANISH_ONLY: Final = (SILENT | PREPOSITIONS.keys()) - frozenset("a me he son era o u te las los mi mas lo se".split())
"""Those of them that no English sentence holds."""

KEPT: Final = frozenset(
    "y e pero luego entonces ni no menos excepto salvo sin nunca ya antes cualquier cosa odio".split()
)
"""Words by which clauses are told apart and denied; they are read where they stand."""

UNTRANSLATED: Final = SILENT | KEPT | PREPOSITIONS.keys()

DENIAL: Final = re.compile(r"\b(?:no|ya no|antes|cualquier) $")
PAUSE: Final = re.compile(r"[,.;:!?\n]")
"""What parts two phrases: "no soy enfermera, soy auxiliar" names no *enfermera auxiliar*."""

LONGEST_PHRASE: Final = 5


@dataclass(frozen=True)
class Translation:
    """A text in English, and the Spanish words that were understood, as typed."""

    text: str
    understood: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Token:
    """A word with the signs before it; `plain` is the word without accents."""

    before: str
    typed: str
    plain: str


def in_english(text: str) -> str:
    """The text with its Spanish translated."""
    return translated(text).text


def translated(text: str) -> Translation:
    """The text with its Spanish translated: phrases for jobs before single words."""
    tokens, tail = _tokens(text)
    pieces = list(_pieces(tokens))
    spanish = sum(len(tokens) for tokens, _ in pieces if _is_spanish_piece(tokens))
    whole = spanish and spanish * 2 >= len(tokens)
    english, understood = "", set[str]()
    for part, meant in pieces:
        is_meant = meant is not None and (whole or not _is_english(part))
        english += part[0].before
        english += _meant(meant, english) if is_meant and meant is not None else _left(part, english, whole=bool(whole))
        understood |= {token.typed for token in part} if is_meant else set()
    english = "\n".join(" ".join(line.split()) for line in (english + tail).lstrip(" ,;").splitlines())
    return (
        Translation(english, frozenset(understood))
        if understood or (whole and WORD.search(english))
        else Translation(text)
    )


def is_spanish(word: str) -> bool:
    """Whether a word is one of the Spanish words that are known here."""
    plain = _plain(word)
    noun, verb = (noun_stem(plain),), (verb_stem(plain),)
    return (
        plain in SPANISH_ONLY
        or plain in KEPT
        or plain in COMMON
        or noun in SPANISH
        or noun in GLOSSARY
        or verb in VERBS
    )


@lru_cache(maxsize=2_000)
def noun_stem(word: str) -> str:
    """A noun without gender and number."""
    return ENDING.sub("", word)


@lru_cache(maxsize=2_000)
def verb_stem(word: str) -> str:
    """A verb without person and tense."""
    return VERB_ENDING.sub("", word)


def _meant(meant: str, before: str) -> str:
    """The translation, set off from a preceding word that is English too."""
    return meant if not before or before.endswith((" ", "\n", "(")) else f" {meant}"


def _left(part: Sequence[_Token], before: str, *, whole: bool) -> str:
    """Words that weren't translated: dropped if they say nothing, otherwise as typed."""
    left = ""
    for place, token in enumerate(part):
        typed = token.typed
        if whole and token.plain not in KEPT and not DENIAL.search(_plain((before + left)[-12:])):
            begun = token.plain in BEGINNING and ENDED.search(_plain(before + left).strip())
            typed = "," if begun else PREPOSITIONS.get(token.plain, "" if token.plain in SILENT | COMMON else typed)
        elif whole and token.plain == "y":
            typed = "and"
        left += (token.before if place else "") + typed
    return left


def _pieces(tokens: Sequence[_Token]) -> Iterator[tuple[Sequence[_Token], str | None]]:
    """The tokens grouped into phrases that have a translation, the longest first, and single tokens."""
    at = 0
    while at < len(tokens):
        length, meant = _longest(tokens[at : at + LONGEST_PHRASE])
        yield tokens[at : at + length], meant
        at += length


def _longest(tokens: Sequence[_Token]) -> tuple[int, str | None]:
    for length in range(len(tokens), 0, -1):
        part = tokens[:length]
        if any(PAUSE.search(token.before) for token in part[1:]):
            continue
        if UNTRANSLATED & {part[0].plain, part[-1].plain}:
            continue
        words = [token.plain for token in part if token.plain not in SILENT]
        key = tuple(map(noun_stem, words))
        verbs = tuple(map(verb_stem, words))
        meant = SPANISH.get(key) or PHRASES.get(verbs) or GLOSSARY.get(key) or VERBS.get(verbs)
        if meant is not None:
            return length, meant
    return 1, None


def _is_spanish_piece(part: Sequence[_Token]) -> bool:
    if len(part) > 1:
        return not _is_english(part)
    plain = part[0].plain
    if plain in SPANISH_ONLY or (plain in KEPT and not word_table().spells(plain)):
        return True
    return is_spanish(plain) and not word_table().spells(plain)


def _is_english(part: Sequence[_Token]) -> bool:
    """Whether all words are English, too ("actor", "director")."""
    return all(token.plain == token.typed.casefold() and word_table().spells(token.plain) for token in part)


def _tokens(text: str) -> tuple[list[_Token], str]:
    """The words with the signs before each, and the signs after the last."""
    bare = _plain_signs(text)
    tokens, end = [], 0
    for found in WORD.finditer(bare):
        tokens.append(_Token(text[end : found.start()], text[found.start() : found.end()], found.group()))
        end = found.end()
    return tokens, text[end:]


def _plain_signs(text: str) -> str:
    """Each character without accent and in lower case, one for one, so that positions stay the same."""
    return "".join(unicodedata.normalize("NFKD", sign)[0].lower()[:1] or sign for sign in text)


def _plain(text: str) -> str:
    return without_accents(text.casefold())


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in resources.files("bot.onet.embedded.search").joinpath(name).read_text("utf-8").splitlines():
        meant, tab, phrases = line.partition("\t")
        for phrase in phrases.split("; ") if tab else ():
            yield meant, _plain(phrase)


def _words(phrase: str) -> list[str]:
    return [word for word in WORD.findall(phrase) if word not in SILENT]


def _read(name: str, stem: Callable[[str], str], wanted: Callable[[str], bool]) -> dict[tuple[str, ...], str]:
    """The translations of a file's phrases, by the stems of their words; of two equal ones, the first counts."""
    read: dict[tuple[str, ...], str] = {}
    for meant, phrase in _lines(name):
        if wanted(phrase):
            read.setdefault(tuple(map(stem, _words(phrase))), meant)
    return read


def _begins_with_a_verb(phrase: str) -> bool:
    return INFINITIVE.search(phrase.split(maxsplit=1)[0]) is not None


SPANISH: Final[Mapping[tuple[str, ...], str]] = _read("synonyms_es.tsv", noun_stem, bool)
"""What is meant by a phrase for a job, by the stems of its words."""

PHRASES: Final[Mapping[tuple[str, ...], str]] = _read("synonyms_es.tsv", verb_stem, lambda phrase: " " in phrase)
"""The same for phrases of several words, by their stems as verbs: "manejaba un camion"."""

GLOSSARY: Final[Mapping[tuple[str, ...], str]] = _read("glossary_es.tsv", noun_stem, bool)
"""What is meant by a word of work, by its stem as a noun."""

VERBS: Final[Mapping[tuple[str, ...], str]] = _read("glossary_es.tsv", verb_stem, _begins_with_a_verb)
"""What is meant by a verb, by its stem."""

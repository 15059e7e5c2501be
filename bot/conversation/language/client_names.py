"""What an advisor types about clients: whose conversation it is, and whom to forget."""

import re
from dataclasses import dataclass
from typing import Final

from bot.conversation.language.normalize import figured, plain
from bot.conversation.language.vocabulary import KNOWN

CHARACTERS: Final = 100
"""The longest line, or beginning of one, that may name a client."""

FOR: Final = frozenset({"for", "para"})
NAME_THIS: Final = re.compile(
    r"(?:name|call) (?:this|it) (.+)|(?:ll[aá]mala|n[oó]mbrala|esta es de) (.+)", re.IGNORECASE
)
FORGET: Final = re.compile(r"(?:forget|delete|olvidar?(?: a)?|borrar?(?: a)?) (.+)", re.IGNORECASE)
RESUME: Final = re.compile(
    r"(?:resume|continue|go on|go back to|back to|retomar?|continuar?|seguir|sigue|volver a)(?: with| con)? (.+)",
    re.IGNORECASE,
)
LIST: Final = re.compile(
    r"^(?:show )?(?:the )?(?:list|lista) (?:for|of|para|de) (.+)|^(?:show )?([^'\u2019]+)['\u2019]s list$",
    re.IGNORECASE,
)
EVERYTHING: Final = frozenset({"everything", "all", "everybody", "everyone", "todo", "todos"})


@dataclass(frozen=True)
class ForClient:
    """A line that is about a client, by name; `rest` is what was said about them."""

    name: str
    rest: str


def read_client(text: str) -> ForClient | None:
    """The client that a line names before a colon, and what follows (`for Maria: welder`); None if it names none."""
    head, colon, rest = text.partition(":")
    words = head.split() if colon and len(head) <= CHARACTERS else []
    if len(words) <= 1 or words[0].casefold() not in FOR:
        return None
    return ForClient(" ".join(words[1:]), rest.strip())


def read_name(text: str) -> str:
    """The new name of the conversation; empty if the line gives none."""
    found = NAME_THIS.fullmatch(_short(text))
    return (found[1] or found[2]) if found else ""


def read_resumed(text: str) -> str:
    """The client with whom a line asks to continue, as typed; empty if it names none."""
    found = RESUME.fullmatch(_short(text))
    return found[1] if found else ""


def read_listed(text: str) -> str:
    """The client whose list a line asks for, as typed; empty if it names none."""
    found = LIST.fullmatch(_short(text))
    return (found[1] or found[2]) if found else ""


def read_asked_for(text: str) -> str:
    """What may be a client's name where a line asks to continue with somebody, or for their list; otherwise empty."""
    name = read_resumed(text) or read_listed(text)
    return name if name and not _means_something(name) else ""


def says_everything(text: str) -> bool:
    """Whether a line asks to forget everything, of all clients."""
    found = FORGET.fullmatch(_short(text))
    return found is not None and found[1].casefold() in EVERYTHING


def read_forgotten(text: str) -> str:
    """The name that a line asks to forget, as typed; empty if it doesn't ask for that."""
    found = FORGET.fullmatch(_short(text))
    return found[1] if found and (says_everything(text) or _is_name(found[1])) else ""


def _is_name(text: str) -> bool:
    """Whether words may be a name: with a capital, or none that means something here ("delete the second one")."""
    written = text[0].isupper() and not text.isupper()
    return written or not _means_something(text)


def _means_something(text: str) -> bool:
    return any(word in KNOWN or word[0].isdecimal() for word in figured(plain(text)).split())


def _short(text: str) -> str:
    """A short line with single blanks and without its full stop; empty for a long one."""
    return " ".join(text.split()).rstrip(".!") if len(text) <= CHARACTERS else ""

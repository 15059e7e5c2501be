"""What is said on other screens: where a search is possible, "done" or "details 3" is none all the same.

Pure.
"""

from typing import Final

from bot.conversation.language.normalize import figured, variants
from bot.conversation.language.patterns import CODE_BEGUN, DETAILS, NTH_PAGE, PAGE, ZONE
from bot.conversation.language.phrases import COMMANDS
from bot.conversation.language.selections import picked
from bot.conversation.language.small_talk import NOT_HELD
from bot.conversation.state import Step

MANY: Final = 999
"""Numbers up to which something was counted, though nothing of that number is shown."""

SAYINGS: Final = frozenset(saying for sayings in COMMANDS.values() for saying in sayings) - NOT_HELD.keys()
"""Whatever can be said on some screen; what is asked about that is not in the data could be work."""


def said_elsewhere(line: str, step: Step) -> bool:
    """Whether a plain line is something that can be said, but not on this screen."""
    return any(_said(variant, step) for variant in variants(line))


def _said(line: str, step: Step) -> bool:
    said = figured(line)
    if line in SAYINGS or PAGE.fullmatch(said) or NTH_PAGE.fullmatch(said) or ZONE.fullmatch(said):
        return True
    about = DETAILS.fullmatch(said)
    if about and picked(about[1], MANY):
        return True
    if line.startswith(("sort by ", "order by ", "ordenar por ", "ordena por ")):
        return True
    code = step is Step.ASKING and CODE_BEGUN.fullmatch(line)
    return not code and picked(said, MANY) is not None

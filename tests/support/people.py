"""The people and conversations the tests are about."""

from typing import Any

from bot.conversation.state import Conversation, Person, Place, Step

ALICE = Person(team="T1", user="U1ALICE")
BOB = Person(team="T1", user="U2BOB")
DM = Place(channel="D1", message="1700000000.000100")


def a_conversation(step: Step = Step.ASKING, **known: Any) -> Conversation:
    """Alice's conversation in the given step, with what is usually known there."""
    usual: dict[Step, dict[str, Any]] = {
        Step.ASKING: {},
        Step.CHOOSING_OCCUPATION: {"keyword": "pharmacist"},
        Step.CHOOSING_TASKS: {"keyword": "pharmacist", "code": "29-1051.00", "title": "Pharmacists"},
        Step.READING_RESULTS: {
            "keyword": "pharmacist",
            "code": "29-1051.00",
            "title": "Pharmacists",
            "chosen": ("1809", "1815"),
        },
    }
    begun = Conversation.begin("c1", ALICE, DM)
    return begun.model_copy(update={"step": step, "turn": 3, "revision": 7, **usual[step], **known})

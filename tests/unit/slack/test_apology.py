"""A bug in a turn: the person gets an apology with the reference that is in the log, and nothing of the exception."""

from typing import Any

import pytest
from emulator_support.apps import wired
from structlog.testing import capture_logs

from bot.conversation.state import Person, Place
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.models import About
from bot.server.task_tracker import TaskTracker
from bot.slack.features.export import Exports
from bot.slack.features.search import Turns
from bot.slack.interactions.types import Said
from bot.slack.replies.responder import Outlet
from bot.slack.text.en import ENGLISH
from bot.slack.text.locales import Locales
from bot.slack.views.layout import Look
from bot.storage.conversations import ConversationStore
from bot.storage.memory_cache import MemoryCache
from bot.storage.profiles import ProfileStore
from bot.telemetry.turn_record import TurnSource
from bot.turns.queries import Queries
from bot.turns.screen_loader import ScreenLoader
from bot.turns.service import ConversationService
from bot.turns.side_answers import SideAnswers
from bot.turns.typed_lines import TypedLines


class BrokenTypedLines(TypedLines):
    """An ear with a bug in it."""

    async def in_conversation(self, *_: Any) -> Any:
        raise ZeroDivisionError("something private")

    async def without_conversation(self, *_: Any) -> Any:
        raise ZeroDivisionError("something private")


def broken(looks: Locales) -> Turns:
    """Turns that hear with that ear, and need nothing else."""
    cache = MemoryCache(max_entries=1)
    onet = CachedOnet(OnetClient(open_http("http://embedded.invalid/")), cache, source="none")
    profiles, lookups = ProfileStore(cache), Queries(onet)
    service = ConversationService(ScreenLoader(onet), ConversationStore(cache), new_id=lambda: "c1")
    hearing = BrokenTypedLines(service, lookups, SideAnswers(lookups, profiles), new_id=lambda: "c1")
    return Turns(service, hearing, looks, Exports(lookups, profiles, looks), new_id=lambda: "c1")


SAID = TurnSource("said")


@pytest.mark.parametrize("by_command", [False, True])
async def test_an_apology_has_the_reference_of_the_log(*, by_command: bool) -> None:
    async with wired() as slack:
        look = Look(ENGLISH, About(api_version=""))
        turns = broken(Locales(lambda: look))
        tracker = TaskTracker(new_reference=lambda: "ref-42")
        alice = slack.alice
        url = None
        if by_command:
            await alice.says("/test")
            url = slack.app.last["response_url"]
        place = Place(channel=alice.me.dm, ephemeral=by_command)
        said = Said(Person(team="T0PLAYGRND", user=alice.me.id), place, "cook", url)
        with capture_logs() as logs:
            tracker.start(
                turns.said(said, slack.client),
                lambda reference: turns.apologise(Outlet(slack.client, url, alice.me.id), said.actor, place, reference),
                SAID,
            )
            await tracker.idle()
        assert "something went wrong on my side (reference ref-42)" in alice.screen
        assert "private" not in alice.screen
        assert [line["reference"] for line in logs if line["event"] == "turn_failed"] == ["ref-42"]
        assert slack.workspace.refusals == []

"""A bug in a turn: the person gets an apology with the reference that is in the log, and nothing of the exception."""

import pytest
from emulator_support.apps import wired
from structlog.testing import capture_logs

from bot.conversation.state import Person, Place
from bot.server.task_tracker import TaskTracker
from bot.slack.interactions.interaction import LineTyped, Origin
from bot.slack.replies.responder import Responder
from bot.slack.web_api import WebApi
from tests.support.routers import REFERENCE, a_router


async def broken(_: LineTyped, __: Responder) -> None:
    """A handler with a bug in it."""
    raise ZeroDivisionError("something private")


@pytest.mark.parametrize("by_command", [False, True])
async def test_apology_has_the_reference_of_the_log(*, by_command: bool) -> None:
    async with wired() as slack:
        tracker = TaskTracker(new_reference=lambda: REFERENCE)
        alice = slack.alice
        url = None
        if by_command:
            await alice.says("/test")
            url = slack.app.last["response_url"]
        place = Place(channel=alice.me.dm, ephemeral=by_command)
        line = LineTyped(Origin(Person(team="T0PLAYGRND", user=alice.me.id), place, url), "cook")
        with capture_logs() as logs:
            a_router(tracker=tracker).start(broken, line, WebApi(slack.client))
            await tracker.idle()
        assert f"something went wrong on my side (reference {REFERENCE})" in alice.screen
        assert "private" not in alice.screen
        assert [line["reference"] for line in logs if line["event"] == "turn_failed"] == [REFERENCE]
        assert slack.workspace.refusals == []

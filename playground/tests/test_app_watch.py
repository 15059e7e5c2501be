"""What the terminal says of an app."""

import asyncio

import pytest
from emulator_support.apps import AnApp
from slack_playground.app_watch import AppWatch
from slack_playground.delivery.either_transport import EitherTransport
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.ports import bind
from slack_playground.testing.serve import served
from slack_playground.traffic_log import Direction
from slack_playground.workspace.apps import App
from slack_playground.workspace.workspace import Workspace
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

UNUSED = "http://127.0.0.1:9/slack/events"
QUESTION = "Is it running, and does it call SLACK_API_URL?"


class Printed:
    """What was said, and an event that tells of it."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.spoke = asyncio.Event()

    def add(self, sentence: str) -> None:
        self.sentences.append(sentence)
        self.spoke.set()

    async def at_first(self, watch: AppWatch) -> None:
        """Watch, without patience, until something is said."""
        watching = asyncio.create_task(watch.start(patience=0))
        await self.spoke.wait()
        watching.cancel()


def either(url: str) -> EitherTransport:
    return EitherTransport(SocketMode("xapp-1", "http://127.0.0.1:1"), SignedHttp(url, "secret"))


async def test_app_that_does_not_come_is_told_how() -> None:
    printed = Printed()
    watch = AppWatch(SignedHttp(UNUSED, "secret"), [Workspace([App(None)])], printed.add)
    await printed.at_first(watch)
    assert printed.sentences == [
        f"The app isn't there yet: nothing listens at {UNUSED} (--app URL names another address). {QUESTION}"
    ]
    assert not watch.was_ready


async def test_app_that_only_posts_is_not_missing() -> None:
    printed, workspace = Printed(), Workspace([App(None)])
    with workspace.traffic.request(Direction.TO_SLACK, "web_api", {}, name="chat.postMessage", app="Your app"):
        pass
    await printed.at_first(AppWatch(either(UNUSED), [workspace], printed.add))
    assert "That's all right for an app that only posts." in printed.sentences[0]


async def test_app_that_listens_is_there() -> None:
    printed: list[str] = []
    with bind("127.0.0.1", 0) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/slack/events"
        await AppWatch(SignedHttp(url, "secret"), [Workspace([App(None)])], printed.append).start()
    assert printed == [f"The app listens at {url}."]


async def test_whatever_listens_before_the_app_is_not_the_app() -> None:
    printed = Printed()
    with bind("127.0.0.1", 0) as listening:
        watch = AppWatch(
            either(f"http://127.0.0.1:{listening.getsockname()[1]}/"), [Workspace([App(None)])], printed.add
        )
        await watch.look_before()
        printed.spoke.clear()
        await printed.at_first(watch)
    assert "Something else already listens at" in printed.sentences[0]
    assert "it has opened no Socket Mode connection" in printed.sentences[1]


@pytest.mark.parametrize(
    ("status", "was_ready", "says"),
    [(1, False, "before it could be reached"), (7, True, "ended with status 7."), (0, False, ""), (-15, True, "")],
)
def test_end_of_an_app(status: int, was_ready: bool, says: str) -> None:
    printed: list[str] = []
    watch = AppWatch(SignedHttp(UNUSED, "secret"), [Workspace([App(None)])], printed.append)
    watch.was_ready = was_ready
    watch.ended(status)
    assert says in "".join(printed)
    assert bool(printed) == bool(says)


@pytest.mark.parametrize("repeats", [True, False])
async def test_address_for_events_must_repeat_the_challenge(repeats: bool) -> None:
    app, printed = AnApp("secret"), Printed()
    manifest = {"settings": {"event_subscriptions": {"bot_events": ["app_mention"]}}}
    workspace = Workspace([App(manifest)])
    app.answers = lambda came: JSONResponse({"challenge": came.body["challenge"] if repeats else "soup"})
    listening = Starlette(routes=[Route("/events", app.__call__, methods=["POST"])])
    async with served(listening) as url, SignedHttp(f"{url}/events", app.secret) as transport:
        await AppWatch(transport, [workspace], printed.add, app=App(manifest)).start()
    assert printed.sentences[0] == f"The app listens at {url}/events."
    assert ["would refuse" in sentence for sentence in printed.sentences[1:]] == ([] if repeats else [True])
    assert [entry.name for entry in workspace.traffic.entries] == ["url_verification"]

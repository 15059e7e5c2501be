"""Two apps in one workspace: a cook, and one that tells what was deployed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.people.user_actions import UserActions
from slack_playground.ports import bind
from slack_playground.server import AppSetup, PlaygroundOptions, create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from slack_playground.workspace.seed import Seed
from slack_playground.workspace.workspace import Workspace
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from emulator_support.apps import PATIENCE, AnApp, page_is_open

COOK_TOKEN, DEPLOYER_TOKEN = "xoxb-cook", "xoxb-deployer"
EVENTS = [
    "app_home_opened",
    "app_mention",
    "message.channels",
    "message.im",
    "assistant_thread_started",
    "function_executed",
]


def manifest(name: str, command: str, **more: Any) -> dict[str, Any]:
    """An app with a command, a shortcut and a Home tab of its own."""
    shortcut = {"name": f"Ask {name}", "type": "global", "callback_id": f"ask_{name.lower()}", "description": "Ask"}
    return {
        "display_information": {"name": name},
        "features": {
            "bot_user": {"display_name": name},
            "app_home": {"home_tab_enabled": True},
            "assistant_view": {"assistant_description": name, "suggested_prompts": [{"title": name, "message": name}]},
            "slash_commands": [{"command": command, "description": name}],
            "shortcuts": [shortcut],
        },
        "settings": {"event_subscriptions": {"bot_events": EVENTS}},
        **more,
    }


COOK = manifest("Cook", "/soup")
DEPLOYER = manifest(
    "Deployer",
    "/deploy",
    oauth_config={"scopes": {"bot": ["chat:write", "channels:history", "users:read"]}},
    functions={"release": {"title": "Release"}},
)


@dataclass
class Installed:
    """One of the apps: what it got, and its client."""

    app: AnApp
    client: AsyncWebClient


@dataclass
class TwoApps:
    """A workspace with two apps, and the people there."""

    cook: Installed
    deployer: Installed
    workspace: Workspace
    actions: UserActions
    url: str

    def person(self, name: str, app: str = "") -> Person:
        """Somebody, who means this app unless another one is named."""
        return Person(self.actions, name, app=app)


@asynccontextmanager
async def two_apps(
    manifests: tuple[dict[str, Any] | None, dict[str, Any] | None] = (COOK, DEPLOYER), seed: Seed | None = None
) -> AsyncIterator[TwoApps]:
    """Cook and Deployer, each with its own request URL, signing secret and token."""
    cook, deployer = AnApp("cook-secret"), AnApp("deployer-secret")
    held = bind("127.0.0.1", 0)
    base = f"http://127.0.0.1:{held.getsockname()[1]}"
    routes = [Route("/cook", cook.__call__, methods=["POST"]), Route("/deployer", deployer.__call__, methods=["POST"])]

    def client(token: str) -> AsyncWebClient:
        return AsyncWebClient(token, base_url=f"{base}/api/", timeout=PATIENCE)

    async with served(Starlette(routes=routes)) as url:
        setups = [
            AppSetup(manifests[0], SignedHttp(f"{url}/cook", cook.secret, ack_seconds=PATIENCE), COOK_TOKEN),
            AppSetup(
                manifests[1], SignedHttp(f"{url}/deployer", deployer.secret, ack_seconds=PATIENCE), DEPLOYER_TOKEN
            ),
        ]
        playground = create_playground(base, *setups, options=PlaygroundOptions(own_messages=True, seed=seed))
        async with served(playground, on=held):
            acts = playground.state.actions
            cook.is_watched = deployer.is_watched = partial(page_is_open, acts.workspace)
            installed = Installed(cook, client(COOK_TOKEN)), Installed(deployer, client(DEPLOYER_TOKEN))
            yield TwoApps(*installed, acts.workspace, acts, base)

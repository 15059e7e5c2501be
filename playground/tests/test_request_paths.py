"""An app whose manifest has several request URLs gets each kind of request at its own path, and commands at theirs."""

import json
from typing import Any

import pytest
from slack_playground.app_plans import AppPlan
from slack_playground.delivery.delivery import COMMAND, EVENT, AppRequest
from slack_playground.delivery.either_transport import EitherTransport
from slack_playground.delivery.request_paths import request_paths
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.local_apps import BOLT_URL, Secrets, local_app
from slack_playground.testing.serve import served
from slack_playground.workspace.apps import App
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

HOST = "https://app.example.com"
SEVERAL: dict[str, Any] = {
    "features": {
        "slash_commands": [
            {"command": "/soup", "url": f"{HOST}/commands/soup"},
            {"command": "/bread", "url": f"{HOST}/commands/bread?warm=1"},
        ]
    },
    "settings": {
        "event_subscriptions": {"request_url": f"{HOST}/events"},
        "interactivity": {"request_url": f"{HOST}/actions", "message_menu_options_url": f"{HOST}/menus"},
    },
}
HERE = "http://localhost:5000/"
ONE = {"settings": {"event_subscriptions": {"request_url": f"{HOST}/hook"}, "interactivity": {"request_url": HOST}}}


def interaction(kind: str) -> AppRequest:
    return AppRequest(kind, {"payload": json.dumps({"type": kind})})


EVENT_REQUEST = AppRequest(EVENT, {"type": "event_callback"})
EXPECTED = [
    (EVENT_REQUEST, "/events"),
    (AppRequest(COMMAND, {"command": "/soup"}), "/commands/soup"),
    (AppRequest(COMMAND, {"command": "/bread"}), "/commands/bread?warm=1"),
    (AppRequest(COMMAND, {"command": "/unlisted"}), "/slack/events"),
    (interaction("block_actions"), "/actions"),
    (interaction("view_submission"), "/actions"),
    (interaction("block_suggestion"), "/menus"),
    (interaction("dialog_suggestion"), "/menus"),
]


async def path_reported(request: Request) -> PlainTextResponse:
    query = f"?{request.url.query}" if request.url.query else ""
    return PlainTextResponse(request.url.path + query)


async def paths_of(manifest: dict[str, Any], requests: list[AppRequest]) -> list[str]:
    """Where an app with this manifest, at /slack/events of its address, gets these requests."""
    app = Starlette(routes=[Route("/{path:path}", path_reported, methods=["POST"])])
    async with (
        served(app) as url,
        SignedHttp(f"{url}/slack/events", "secret", paths=request_paths(manifest)) as transport,
    ):
        return [(await transport.send(request))[1] for request in requests]


async def test_each_request_goes_to_its_own_path() -> None:
    assert await paths_of(SEVERAL, [request for request, _ in EXPECTED]) == [path for _, path in EXPECTED]


async def test_only_path_is_overruled_by_the_given_address() -> None:
    assert await paths_of(ONE, [EVENT_REQUEST, interaction("block_actions")]) == ["/slack/events"] * 2


@pytest.mark.parametrize(
    ("manifest", "address"),
    [
        (None, BOLT_URL),
        (ONE, "http://127.0.0.1:3000/hook"),
        (SEVERAL, "http://127.0.0.1:3000/events"),
        ({"settings": {"event_subscriptions": {"request_url": HERE}}}, HERE),
    ],
)
def test_path_in_the_manifest_is_used_if_no_address_is_given(manifest: dict[str, Any] | None, address: str) -> None:
    app = local_app(AppPlan(App(manifest)), "http://127.0.0.1:1", Secrets.of(), None, by_socket=False)
    assert isinstance(app.transport, EitherTransport)
    assert app.transport.http.request_url == address

"""The client of Slack's Web API: what it sends, and to whom."""

import pytest
from aiohttp import ClientError
from slack_playground.testing.serve import served
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.slack.client import open_client, open_session
from bot.telemetry.turn_record import TurnObserver


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirect_is_not_followed_with_token_and_text(status: int) -> None:
    elsewhere: list[str] = []

    async def take(request: Request) -> Response:
        elsewhere.append(f"{request.headers.get('authorization')} {await request.body()!r}")
        return JSONResponse({"ok": True})

    async with served(Starlette(routes=[Route("/{path:path}", take, methods=["GET", "POST"])])) as other:

        async def redirect(request: Request) -> Response:
            await request.body()
            return RedirectResponse(f"{other}/taken", status_code=status)

        async with (
            served(Starlette(routes=[Route("/{path:path}", redirect, methods=["GET", "POST"])])) as slack,
            open_session() as session,
        ):
            client = open_client(f"{slack}/api/", TurnObserver())
            client.token, client.session = "xoxb-secret", session
            with pytest.raises(ClientError, match="redirect"):
                await client.chat_postMessage(channel="C1", text="private")
            with pytest.raises(ClientError, match="redirect"):
                await session.post(f"{slack}/respond/1", json={"text": "private"})
    assert elsewhere == []

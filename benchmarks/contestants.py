"""The apps that are compared, each made in the process that serves it."""

import re
from pathlib import Path

from pydantic import SecretStr
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from benchmarks.fake_slack import answered, body_of
from bot.app import build_app
from bot.onet.embedded.api import create_service
from bot.settings.settings import LogFormat, LogLevel, Settings
from bot.telemetry.log_setup import set_up_logs

TOKEN = "xoxb-benchmark"  # noqa: S105 - opens nothing
SECRET = "signing-secret-of-the-benchmarks"  # noqa: S105 - signs nothing that leaves this machine


def job_duties_bot(*, api_url: str, redis_url: str | None, database: Path, results_a_page: int) -> ASGIApp:
    """The whole product, on an imported database; only how many results a page has is the benchmark's."""
    set_up_logs(LogLevel.WARNING, LogFormat.JSON)
    settings = Settings(
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=api_url,
        onet_database=database,
        redis_url=SecretStr(redis_url) if redis_url else None,
    )
    return build_app(settings, results_a_page=results_a_page).web


def service(*, database: Path) -> ASGIApp:
    """The embedded service on its own, as a stand-in for Web Services."""
    return create_service(database)


def bolt_as_shipped(*, api_url: str) -> ASGIApp:
    """Bolt as it comes, with one listener that acknowledges."""
    app = AsyncApp(signing_secret=SECRET, client=AsyncWebClient(token=TOKEN, base_url=api_url))

    @app.action(re.compile(".*"))
    async def pressed(ack: AsyncAck) -> None:
        await ack()

    return with_starlette(app)


def with_starlette(app: AsyncApp) -> ASGIApp:
    """A Bolt app under its own Starlette adapter."""
    handler = AsyncSlackRequestHandler(app)

    async def endpoint(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])])


def bare_asgi() -> ASGIApp:
    """Nothing but reading a request and answering it: what any bot pays for HTTP."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await serve_lifespan(receive, send)
            return
        await body_of(receive)
        await answered(send, b"")

    return app


async def serve_lifespan(receive: Receive, send: Send) -> None:
    """Live as long as the server."""
    while True:
        event = (await receive())["type"]
        await send({"type": f"{event}.complete"})
        if event == "lifespan.shutdown":
            return

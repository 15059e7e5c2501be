"""The other end of the wire: a Web API over TLS that answers at once, and says what was sent to it."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
import trustme
import uvicorn
from starlette.types import Receive, Scope, Send

from bot.server.uvicorn import bind

BOT = {
    "ok": True,
    "user_id": "UBOT",
    "bot_id": "BBOT",
    "team_id": "T1",
    "team": "Team",
    "user": "bot",
    "url": "https://x",
}
PERSON = {"ok": True, "user": {"id": "U1", "locale": "en-US"}}

Message = dict[str, Any]


class SlackEnd:
    """Answers as Slack does, a rewritten message with the message itself; `updated` hears of each at once."""

    def __init__(self) -> None:
        self.updated: Callable[[Message], None] = lambda _: None
        self.bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One call of the Web API; anything but chat.update is a question about who somebody is."""
        if scope["type"] != "http":
            return
        body = await body_of(receive)
        method = scope["path"].rpartition("/")[2]
        if method == "chat.update":
            self._hear(body)
            answer = b'{"ok":true,"channel":"C1","ts":"1","message":' + body + b"}"
        else:
            answer = orjson.dumps(BOT if method == "auth.test" else PERSON)
        await answered(send, answer)

    def _hear(self, body: bytes) -> None:
        self.bytes = len(body)
        self.updated(orjson.loads(body))


async def body_of(receive: Receive) -> bytes:
    """The whole body of a request."""
    body, more = b"", True
    while more:
        event = await receive()
        body += event.get("body", b"")
        more = event.get("more_body", False)
    return body


async def answered(send: Send, body: bytes) -> None:
    """Answer 200 with a JSON body."""
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@asynccontextmanager
async def slack_end() -> AsyncIterator[tuple[SlackEnd, str]]:
    """A stand-in on loopback in this process, and the address of its API.

    Its certificate is signed by an authority of its own that processes started meanwhile trust, as OpenSSL
    reads it from SSL_CERT_FILE.
    """
    end, listening = SlackEnd(), bind("127.0.0.1", 0)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        server = uvicorn.Server(_config(end, Path(folder)))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield end, f"https://localhost:{listening.getsockname()[1]}/api/"
        finally:
            server.should_exit = True
            await serving
            del os.environ["SSL_CERT_FILE"]


def _config(end: SlackEnd, folder: Path) -> uvicorn.Config:
    authority = trustme.CA()
    own = authority.issue_cert("localhost")
    authority.cert_pem.write_to_path(folder / "authority.pem")
    own.private_key_and_cert_chain_pem.write_to_path(folder / "own.pem")
    os.environ["SSL_CERT_FILE"] = str(folder / "authority.pem")
    return uvicorn.Config(
        end,
        log_level="warning",
        access_log=False,
        lifespan="off",
        ssl_certfile=folder / "own.pem",
        timeout_keep_alive=95,
    )

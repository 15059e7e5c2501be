"""A Slack in front of the playground that refuses or garbles some of the bot's calls."""

from urllib.parse import unquote_plus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RESPONSE_URL = "response_url"


def refusal(error: str) -> Response:
    """What the Web API answers instead of ok."""
    return JSONResponse({"ok": False, "error": error})


def _once(body: bytes) -> Receive:
    """What gives a body again that was read."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


class Torn:
    """An answer that breaks off in the middle."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"ok": true', "more_body": True})
        raise ConnectionResetError


class Refusing:
    """Answers calls of these methods, and of `response_url`, with something else; counts what was asked.

    A message that holds a block of the type `block` is refused, whichever way it comes.
    """

    def __init__(self, *, block: str = "") -> None:
        self.block = block
        self.instead: dict[str, ASGIApp] = {}
        self.asked: list[str] = []
        self._app: ASGIApp | None = None

    def around(self, app: ASGIApp) -> ASGIApp:
        """Stand before this playground."""
        self._app = app
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self._app is not None
        if scope["type"] == "http":
            folder, _, name = scope["path"].rpartition("/")
            method = RESPONSE_URL if folder == "/respond" else name
            self.asked.append(method)
            if method in self.instead:
                await self.instead[method](scope, receive, send)
                return
            if self.block:
                body = await Request(scope, receive).body()
                if f'"{self.block}"' in unquote_plus(body.decode(errors="replace")):
                    refused = Response("invalid_blocks", 400) if method == RESPONSE_URL else refusal("invalid_blocks")
                    await refused(scope, receive, send)
                    return
                receive = _once(body)
        await self._app(scope, receive, send)

"""A Slack in front of the playground that refuses or garbles some of what the bot asks of it."""

from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

RESPONSE_URL = "response_url"


def refusal(error: str) -> Response:
    """What the Web API answers instead of ok."""
    return JSONResponse({"ok": False, "error": error})


class Torn:
    """An answer that breaks off in the middle."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"ok": true', "more_body": True})
        raise ConnectionResetError


class Refusing:
    """Answers calls of these methods, and of `response_url`, with something else; counts what was asked."""

    def __init__(self) -> None:
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
        await self._app(scope, receive, send)

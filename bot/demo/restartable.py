"""An ASGI app that can be rebuilt while it is served, like a process that restarts."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Generic, Protocol, TypeVar

from starlette.applications import Starlette
from starlette.types import Message, Receive, Scope, Send


class Built(Protocol):
    """Something with an ASGI app."""

    @property
    def web(self) -> Starlette:
        """The app that is served."""


App = TypeVar("App", bound=Built)


class Restartable(Generic[App]):
    """The app `current`, and a new one after `restart`: everything the first had in memory is gone.

    Requests that arrive meanwhile wait, as they do at a router while a dyno restarts.
    """

    def __init__(self, build: Callable[[], App]) -> None:
        self._build = build
        self._opened = AsyncExitStack()
        self._ready = asyncio.Event()
        self.current = build()

    async def restart(self) -> None:
        """Let the app finish its work and close, then open a new one. Nothing happens if that one can't be built."""
        new = self._build()
        self._ready.clear()
        await self._opened.aclose()
        self.current = new
        await self._open()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the current app; its lifespan is opened and closed by this one's."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        await self._ready.wait()
        await self.current.web(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self._open()
        await send(_complete("startup"))
        await receive()
        await self._opened.aclose()
        await send(_complete("shutdown"))

    async def _open(self) -> None:
        web = self.current.web
        self._opened = AsyncExitStack()
        await self._opened.enter_async_context(web.router.lifespan_context(web))
        self._ready.set()


def _complete(phase: str) -> Message:
    return {"type": f"lifespan.{phase}.complete"}

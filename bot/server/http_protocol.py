"""An HTTP connection with bounds that uvicorn doesn't have: on a request's head, on pipelining and on connections."""

import asyncio
from collections import OrderedDict
from http import HTTPStatus
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD_BYTES: Final = 32 * 1024
"""The most bytes of a request line and its headers. Slack's have about 1 kB."""

HEAD_SECONDS: Final = 20.0
"""How long a head may take to arrive, from when the connection was opened or the head began."""

MAX_PIPELINED: Final = 16
"""The most requests of one connection that wait for the first one's response. Slack and proxies send one at a time."""

CHUNK_BYTES: Final = 8
"""The most bytes that frame one byte of a chunked body: its length, and two line ends."""

MAX_FRAMING_BYTES: Final = 512 * 1024
"""The most bytes beside a body: chunk extensions and trailers, which Slack never sends, and the part of the next
requests that arrives in the same read."""


class Connections:
    """The open connections of a server, of which the longest idle one is closed when there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: set[LimitedHttpProtocol] = set()
        self._idle: OrderedDict[LimitedHttpProtocol, None] = OrderedDict()

    def opened(self, connection: "LimitedHttpProtocol") -> None:
        """A connection was opened; it is idle until a request is complete."""
        self._open.add(connection)
        self._idle[connection] = None
        if len(self._open) > self._most:
            longest_idle = next(iter(self._idle))
            self.closed(longest_idle)
            longest_idle.transport.abort()

    def receiving(self, connection: "LimitedHttpProtocol") -> None:
        """A head is complete; the connection counts as idle until its body is, too."""
        if connection in self._idle:
            self._idle.move_to_end(connection)

    def busy(self, connection: "LimitedHttpProtocol") -> None:
        """A whole request arrived."""
        self._idle.pop(connection, None)

    def idle(self, connection: "LimitedHttpProtocol") -> None:
        """All responses were sent."""
        if connection in self._open:
            self._idle[connection] = None

    def closed(self, connection: "LimitedHttpProtocol") -> None:
        """A connection was closed, or is no longer HTTP."""
        self._open.discard(connection)
        self._idle.pop(connection, None)


class LimitedHttpProtocol(HttpToolsProtocol):
    """uvicorn's protocol over httptools, with bounds.

    uvicorn reads a head of any size, waits for it forever, keeps all trailers, and makes a task's worth of objects for
    each of the thousands of pipelined requests that one read can hold.
    """

    def __init__(self, *args: Any, connections: Connections, head_seconds: float = HEAD_SECONDS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._all = connections
        self._head_seconds = head_seconds
        self._head_timer: asyncio.TimerHandle | None = None
        self._read_timer: asyncio.TimerHandle | None = None
        self._is_in_head = True
        self._head_bytes = 0
        self._framing_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Count the connection, and wait a bounded time for its first head."""
        super().connection_made(transport)
        self._start_head_timer()
        self._all.opened(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._all.closed(self)
        self._stop_head_timer()
        self._stop_read_timer()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The client doesn't read: it may make room for others, and is given up after the seconds of a head."""
        super().pause_writing()
        self._all.idle(self)
        self._read_timer = self.loop.call_later(self._head_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has read."""
        super().resume_writing()
        self._stop_read_timer()
        if self.cycle is not None and not self.cycle.response_complete:
            self._all.busy(self)

    def data_received(self, data: bytes) -> None:
        """Parse what came, unless a head is too large or takes too long, or a body has too much around it."""
        was_in_head = self._is_in_head
        super().data_received(data)
        if self.transport.is_closing():
            return
        if not self._is_in_head:
            self._framing_bytes += len(data)
            if self._framing_bytes > MAX_FRAMING_BYTES:
                self._refuse(HTTPStatus.BAD_REQUEST)
                return
            self._restart_keep_alive()
            return
        self._start_head_timer()
        if was_in_head:
            self._head_bytes += len(data)
        if self._head_bytes > MAX_HEAD_BYTES:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def _restart_keep_alive(self) -> None:
        """Blank lines between requests stopped uvicorn's timer; nothing else would close the connection."""
        is_between_requests = self.cycle is not None and self.cycle.response_complete
        if is_between_requests and self.timeout_keep_alive_task is None:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def on_message_begin(self) -> None:
        """A head begins."""
        self._is_in_head, self._head_bytes, self._framing_bytes = True, 0, 0
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; trailers, which come after the body, are dropped: they would pass for headers of the request."""
        if self._is_in_head:
            super().on_header(name, value)

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self._framing_bytes -= len(body) * (1 + CHUNK_BYTES)
        super().on_body(body)

    def on_headers_complete(self) -> None:
        """Raises ValueError, which httptools turns into a parser error, so that the connection is closed with a 400."""
        self._is_in_head = False
        self._stop_head_timer()
        self._all.receiving(self)
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_HEAD_BYTES:
            raise ValueError("the head is too large")
        if len(self.pipeline) >= MAX_PIPELINED:
            raise ValueError("too many pipelined requests")
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """A request arrived; it may have been answered before its body was complete. An upgrade has no cycle."""
        super().on_message_complete()
        if self.cycle is not None and not (self.cycle.response_complete or self.flow.write_paused):
            self._all.busy(self)

    def on_response_complete(self) -> None:
        """A response was sent; the next request may take its time."""
        super().on_response_complete()
        if self.cycle.response_complete and not self.pipeline:
            self._all.idle(self)

    def handle_websocket_upgrade(self) -> None:
        """The connection is no longer HTTP."""
        self._all.closed(self)
        super().handle_websocket_upgrade()

    def _unsupported_upgrade_warning(self) -> None:
        """Log nothing: the request is answered as if it asked for no other protocol."""

    def _start_head_timer(self) -> None:
        if self._head_timer is None:
            self._head_timer = self.loop.call_later(self._head_seconds, self._refuse, HTTPStatus.REQUEST_TIMEOUT)

    def _stop_head_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _stop_read_timer(self) -> None:
        if self._read_timer is not None:
            self._read_timer.cancel()
            self._read_timer = None

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer in two lines and close."""
        if not self.transport.is_closing():
            head = f"HTTP/1.1 {status.value} {status.phrase}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
            self.transport.write(head.encode("ascii"))
            self.transport.close()

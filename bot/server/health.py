"""Whether the bot is alive, whether it is ready, and its figures: what an administrator's tools ask for."""

import asyncio
import hmac
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.telemetry.metrics import CONTENT_TYPE, Metrics

PROBE_SECONDS: Final = 2.0
"""How long a part may take to answer."""

WELL_SECONDS: Final = 10.0
UNWELL_SECONDS: Final = 2.0
"""How long an answer is remembered: who asks every second does not ask the parts every second."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Probe:
    """One part the bot stands on.

    `ask` returns when the part is well and raises when it is not; `needed` says whether the bot is of no use
    without it; `remembered` is for how many seconds a good answer holds.
    """

    name: str
    ask: Callable[[], Awaitable[object]]
    needed: bool = True
    remembered: float = WELL_SECONDS


@dataclass(frozen=True)
class Finding:
    """What a part answered, and until when that holds; `error` is a kind, never an exception's text."""

    until: float
    milliseconds: float
    error: str | None = None


class Readiness:
    """Asks each part, within its time, not more often than need be, and never twice at once."""

    def __init__(
        self,
        probes: Sequence[Probe],
        *,
        clock: Callable[[], float] = time.monotonic,
        seconds: float = PROBE_SECONDS,
    ) -> None:
        self._probes = tuple(probes)
        self._seconds = seconds
        self._clock = clock
        self._known: dict[str, Finding] = {}
        self._asking = {probe.name: asyncio.Lock() for probe in self._probes}

    async def report(self) -> tuple[bool, dict[str, Any]]:
        """Whether all that is needed is there, and the state of each part."""
        found = await asyncio.gather(*(self._find(probe) for probe in self._probes))
        parts = {probe.name: _said(probe, finding) for probe, finding in zip(self._probes, found, strict=True)}
        ready = not any(finding.error and probe.needed for probe, finding in zip(self._probes, found, strict=True))
        well = not any(finding.error for finding in found)
        return ready, {"status": ("ok" if well else "degraded") if ready else "unavailable", "parts": parts}

    async def _find(self, probe: Probe) -> Finding:
        async with self._asking[probe.name]:
            known = self._known.get(probe.name)
            if known is None or known.until <= self._clock():
                known = self._known[probe.name] = await self._ask(probe)
        return known

    async def _ask(self, probe: Probe) -> Finding:
        began, error = self._clock(), None
        try:
            async with asyncio.timeout(self._seconds):
                await probe.ask()
        except Exception as raised:  # noqa: BLE001 - whatever a part raises, it is not well, and the others are asked
            error = type(raised).__name__
            log.warning("part_unwell", part=probe.name, error=error)
        now = self._clock()
        return Finding(now + (UNWELL_SECONDS if error else probe.remembered), round((now - began) * 1_000, 1), error)


def _said(probe: Probe, finding: Finding) -> dict[str, Any]:
    said: dict[str, Any] = {
        "state": "down" if finding.error else "ok",
        "needed": probe.needed,
        "ms": finding.milliseconds,
    }
    return said | {"error": finding.error} if finding.error else said


class Health:
    """The three routes."""

    def __init__(self, readiness: Readiness, metrics: Metrics, *, metrics_token: str | None) -> None:
        self._readiness = readiness
        self._metrics = metrics
        self._authorization = None if metrics_token is None else f"Bearer {metrics_token}".encode()

    def routes(self) -> list[Route]:
        """`/healthz`, `/readyz`, `/metrics`."""
        return [
            Route("/healthz", self.alive, methods=["GET"]),
            Route("/readyz", self.ready, methods=["GET"]),
            Route("/metrics", self.figures, methods=["GET"]),
        ]

    async def alive(self, _: Request) -> JSONResponse:
        """The process answers; no part is asked, so that an outage elsewhere restarts nobody."""
        return JSONResponse({"status": "ok"})

    async def ready(self, _: Request) -> JSONResponse:
        """200 when all that is needed is there, else 503; each part with its state."""
        ready, report = await self._readiness.report()
        return JSONResponse(report, status_code=200 if ready else 503)

    async def figures(self, request: Request) -> Response:
        """The figures in Prometheus' text format; with a token set, for who sends it alone."""
        if self._authorization is not None:
            given = request.headers.get("authorization", "").encode()
            if not hmac.compare_digest(given, self._authorization):
                return PlainTextResponse("not allowed", status_code=401, headers={"WWW-Authenticate": "Bearer"})
        return Response(self._metrics.render(), media_type=CONTENT_TYPE)

"""Liveness, readiness and metrics: the routes for administrators. `app.py` lists the probes that readiness runs."""

import asyncio
import hmac
import ipaddress
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.concurrency.single_flight import SingleFlight
from bot.errors import StoreUnavailable
from bot.telemetry.metrics import CONTENT_TYPE, Metrics

PROBE_SECONDS: Final = 2.0
"""How long a probe may take."""

WELL_SECONDS: Final = 10.0
UNWELL_SECONDS: Final = 2.0
"""How long a good and a bad result are reused: frequent checks must not load the parts."""

SELDOM_SECONDS: Final = 60.0
"""How long a good answer of another service counts as still true."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Probe:
    """A check of one part that the bot depends on.

    `ask` returns when the part is well and raises when it is not; `needed` says whether the bot is useless without
    it; `remembered` is for how many seconds a good result is reused.
    """

    name: str
    ask: Callable[[], Awaitable[object]]
    needed: bool = True
    remembered: float = WELL_SECONDS


@dataclass(frozen=True)
class ProbeResult:
    """The result of a probe, and until when it is reused; `error` is a kind, never an exception's text."""

    until: float
    milliseconds: float
    error: str | None = None


class Readiness:
    """Runs the probes: each within its time, no more often than necessary, and never twice at once."""

    def __init__(
        self, probes: Sequence[Probe], *, clock: Callable[[], float] = time.monotonic, seconds: float = PROBE_SECONDS
    ) -> None:
        self._probes = tuple(probes)
        self._seconds = seconds
        self._clock = clock
        self._results: dict[str, ProbeResult] = {}
        self._running: SingleFlight[str, ProbeResult] = SingleFlight()

    async def report(self) -> tuple[bool, dict[str, Any]]:
        """Whether everything needed is well, and a report with the state of each part."""
        found = await asyncio.gather(*(self._result_of(probe) for probe in self._probes))
        results = list(zip(self._probes, found, strict=True))
        is_ready = not any(result.error and probe.needed for probe, result in results)
        is_well = not any(result.error for result in found)
        status = ("ok" if is_well else "degraded") if is_ready else "unavailable"
        return is_ready, {"status": status, "parts": {probe.name: _part(probe, result) for probe, result in results}}

    async def _result_of(self, probe: Probe) -> ProbeResult:
        known = self._results.get(probe.name)
        if known is not None and known.until > self._clock():
            return known
        return await self._running.run(probe.name, lambda: self._run(probe))

    async def _run(self, probe: Probe) -> ProbeResult:
        began = self._clock()
        error = await self._error_of(probe)
        now = self._clock()
        until = now + (UNWELL_SECONDS if error else probe.remembered)
        self._results[probe.name] = result = ProbeResult(until, round((now - began) * 1_000, 1), error)
        return result

    async def _error_of(self, probe: Probe) -> str | None:
        """The kind of a part's error; None if there's none."""
        try:
            async with asyncio.timeout(self._seconds):
                await probe.ask()
        except Exception as error:  # noqa: BLE001 - whatever a probe raises, the part is not well
            kind = str(error) if isinstance(error, StoreUnavailable) else type(error).__name__
            log.warning("part_unwell", part=probe.name, error=kind)
            return kind
        return None


def _part(probe: Probe, result: ProbeResult) -> dict[str, Any]:
    """A part of the report."""
    part: dict[str, Any] = {
        "state": "down" if result.error else "ok",
        "needed": probe.needed,
        "ms": result.milliseconds,
    }
    return part | {"error": result.error} if result.error else part


METRICS_REFUSED: Final = "Send METRICS_TOKEN as a bearer token. If none is set, only this machine may read the metrics."

LOCALHOST: Final = "localhost"

FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""Headers of a proxy: the request came from elsewhere, though the proxy may run on this machine."""


def _is_from_this_machine(request: Request) -> bool:
    """Whether a program on this machine asks, and neither a proxy nor a page in a browser under another name."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    return _is_loopback(request.client.host) and _is_loopback(request.headers.get("host", LOCALHOST))


def _is_loopback(host: str) -> bool:
    """Whether an address, or a name with or without a port, is this machine's alone."""
    try:
        name = host if host.count(":") > 1 and "]" not in host else urlsplit(f"//{host}").hostname or ""
        return name == LOCALHOST or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


class Health:
    """The routes `/healthz`, `/readyz` and `/metrics`."""

    def __init__(self, readiness: Readiness, metrics: Metrics, *, metrics_token: str | None) -> None:
        self._readiness = readiness
        self._metrics = metrics
        self._authorization = None if metrics_token is None else f"Bearer {metrics_token}".encode()

    def routes(self) -> list[Route]:
        """The three routes."""
        return [
            Route("/healthz", self.alive, methods=["GET"]),
            Route("/readyz", self.ready, methods=["GET"]),
            Route("/metrics", self.metrics, methods=["GET"]),
        ]

    async def alive(self, _: Request) -> JSONResponse:
        """The process answers. No part is checked, so that an outage elsewhere doesn't restart it."""
        return JSONResponse({"status": "ok"})

    async def ready(self, _: Request) -> JSONResponse:
        """200 if everything needed is well, otherwise 503; with the state of each part."""
        is_ready, report = await self._readiness.report()
        return JSONResponse(report, status_code=HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE)

    async def metrics(self, request: Request) -> Response:
        """The metrics in Prometheus' text format, for requests with the token; without a token, for this machine."""
        if not self._is_authorized(request):
            return PlainTextResponse(METRICS_REFUSED, HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})
        return Response(self._metrics.render(), media_type=CONTENT_TYPE)

    def _is_authorized(self, request: Request) -> bool:
        if self._authorization is None:
            return _is_from_this_machine(request)
        return hmac.compare_digest(request.headers.get("authorization", "").encode(), self._authorization)

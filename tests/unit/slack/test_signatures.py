"""Signatures: which are Slack's, why others are refused, and that a flood of them is one line of the log a minute."""

import pytest
from slack_sdk.signature import SignatureVerifier
from structlog.testing import capture_logs

from bot.slack.receivers.signatures import MAX_AGE_SECONDS, Signatures
from bot.telemetry.counted_log import LOG_SECONDS
from bot.telemetry.turn_record import TurnObserver
from tests.support.clock import Clock

SECRET = "0123456789abcdef0123456789abcdef"
NOW = 1_700_000_000
BODY = "command=%2Fduties&text=private"


class CountingObserver(TurnObserver):
    """Remembers why signatures were refused."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def signature_refused(self, reason: str) -> None:
        self.reasons.append(reason)


def signed(secret: str = SECRET, at: int = NOW) -> dict[str, str]:
    signature = SignatureVerifier(secret).generate_signature(timestamp=str(at), body=BODY)
    return {"x-slack-request-timestamp": str(at), "x-slack-signature": signature or ""}


@pytest.fixture
def observer() -> CountingObserver:
    return CountingObserver()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def signatures(observer: CountingObserver, clock: Clock) -> Signatures:
    return Signatures(SECRET, observer=observer, now=lambda: NOW, clock=clock)


@pytest.mark.parametrize("at", [NOW, NOW - MAX_AGE_SECONDS, NOW + MAX_AGE_SECONDS])
def test_signature_of_slack_is_accepted(signatures: Signatures, observer: CountingObserver, at: int) -> None:
    with capture_logs() as lines:
        assert signatures.accept(BODY, signed(at=at))
    assert (lines, observer.reasons) == ([], [])


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, "missing"),
        ({"x-slack-signature": "v0=1"}, "missing"),
        (signed() | {"x-slack-request-timestamp": "soon"}, "malformed"),
        (signed() | {"x-slack-signature": "v0=é"}, "malformed"),
        (signed(at=NOW - MAX_AGE_SECONDS - 1), "stale"),
        (signed(at=NOW + MAX_AGE_SECONDS + 1), "stale"),
        (signed(secret=f"{SECRET}\n"), "wrong"),
        (signed() | {"x-slack-signature": "v0=1"}, "wrong"),
    ],
)
def test_refused_signature_is_counted_with_its_reason(
    signatures: Signatures, observer: CountingObserver, headers: dict[str, str], reason: str
) -> None:
    with capture_logs() as lines:
        assert not signatures.accept(BODY, headers)
    assert observer.reasons == [reason]
    assert lines == [{"event": "signatures_refused", "log_level": "warning", reason: 1}]


def test_refusals_are_logged_once_a_minute(signatures: Signatures, observer: CountingObserver, clock: Clock) -> None:
    with capture_logs() as lines:
        for _ in range(1_000):
            signatures.accept(BODY, signed(secret="other"))
        signatures.accept(BODY, {})
        clock.now += LOG_SECONDS
        signatures.accept(BODY, {})
    assert [{name: line.get(name) for name in ("wrong", "missing")} for line in lines] == [
        {"wrong": 1, "missing": None},
        {"wrong": 999, "missing": 2},
    ]
    assert len(observer.reasons) == 1_002
    assert "private" not in str(lines)

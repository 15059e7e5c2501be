"""Verifies Slack's signatures, counts those that are refused, and logs the refusals once a minute."""

import hmac
import re
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from slack_sdk.signature import SignatureVerifier

from bot.telemetry.counted_log import CountedLog
from bot.telemetry.turn_record import TurnObserver

TIMESTAMP: Final = re.compile(r"\d{1,12}")

MAX_AGE_SECONDS: Final = 300
"""Slack's own limit: https://docs.slack.dev/authentication/verifying-requests-from-slack."""


class InvalidSignature(StrEnum):
    """Why a signature was refused; a label of the metrics."""

    MISSING = "missing"
    MALFORMED = "malformed"
    STALE = "stale"
    WRONG = "wrong"


class Signatures:
    """Distinguishes Slack's requests from others.

    If many are refused as wrong, the signing secret is probably another app's. If many are stale, this machine's clock
    is wrong.
    """

    def __init__(
        self,
        signing_secret: str,
        *,
        observer: TurnObserver | None = None,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self._observer = observer or TurnObserver()
        self._now = now
        self._log = CountedLog("signatures_refused", clock=clock)

    def accept(self, body: str, headers: Mapping[str, str]) -> bool:
        """Whether Slack signed this body within the last five minutes. `headers` has names in lower case."""
        refusal = self._refusal(body, headers)
        if refusal is not None:
            self._observer.signature_refused(refusal.value)
            self._log.warn(refusal.value)
        return refusal is None

    def _refusal(self, body: str, headers: Mapping[str, str]) -> InvalidSignature | None:
        stamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        if not stamp or not signature:
            return InvalidSignature.MISSING
        # `int` and `compare_digest` raise if the one isn't a number or the other isn't ASCII, which would become a 500.
        if not TIMESTAMP.fullmatch(stamp) or not signature.isascii():
            return InvalidSignature.MALFORMED
        if abs(self._now() - int(stamp)) > MAX_AGE_SECONDS:
            return InvalidSignature.STALE
        signed = str(self._verifier.generate_signature(timestamp=stamp, body=body))
        return None if hmac.compare_digest(signed, signature) else InvalidSignature.WRONG

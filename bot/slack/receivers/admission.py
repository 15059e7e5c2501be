"""Refuses events while too many turns are in progress; Slack delivers them again."""

from collections.abc import Callable
from typing import Final

import structlog

MOST_TURNS: Final = 2_000
"""Turns in progress above which events are refused. As many take some seconds of a core: what came after still more
could not be acknowledged in the three seconds that Slack waits. With fewer, two processes could not answer ten thousand
events of one moment within Slack's deliveries (`benchmarks.load --fault burst-10000`)."""

EVENT: Final = "event_callback"
"""The type of an event's payload: https://docs.slack.dev/apis/events-api#callback-field."""

log = structlog.get_logger(__name__)


class Admission:
    """Tells whether an event is to be refused for now.

    Slack delivers an event again at once, after a minute and after five minutes
    (https://docs.slack.dev/apis/events-api#errors). Clicks, commands and submissions are never refused: Slack would
    show an error to the person.
    """

    def __init__(self, turns: Callable[[], int]) -> None:
        self._turns = turns
        self._is_refusing = False

    def refuses(self, *, is_event: bool) -> bool:
        """Whether this is an event and too many turns are in progress; the change from one to the other is logged."""
        is_full = self._turns() >= MOST_TURNS
        if is_full is not self._is_refusing:
            self._is_refusing = is_full
            log.warning("events_refused" if is_full else "events_admitted", turns=self._turns())
        return is_full and is_event

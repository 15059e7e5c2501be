"""Logs every request between Slack and the app, in order, with response and time, for the inspector."""

import json
import re
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

ENTRIES: Final = 300
"""Requests kept; the oldest goes first. A click on a full message has some 50 kB."""

MOST_CHARACTERS: Final = 20_000_000
"""Characters of all requests and responses kept; the oldest requests go first. A body alone may have 16 MB."""

DEEPEST: Final = 100
"""How deep a body is kept. No message of Slack's is nested half as deep."""

CUT: Final = "…"

ONLY_POSTS: Final = "the app posts, but has no connection and listens nowhere; Slack sends such an app no events"
"""The answer in the log for an event that Slack would not send."""
GREETINGS: Final = frozenset({"auth.test", "apps.connections.open", "api.test"})
"""Calls that an app makes before it listens."""

TEXT_CHARACTERS: Final = 20_000
SECRET: Final = frozenset({"token", "client_secret", "refresh_token", "access_token"})
TICKET_NAME: Final = "ticket="
TICKET: Final = re.compile(rf"(?<=[?&]{TICKET_NAME})[^&]+")
"""What opens a WebSocket of Socket Mode, once."""

HIDDEN: Final = "(not shown)"
POINTER: Final = re.compile(r"^(?:\[ERROR\] )?(?P<said>.*?)(?: \[json-pointer:(?P<pointer>[^\]]*)\])?$", re.DOTALL)


class Direction(StrEnum):
    """Which side sent the request."""

    TO_APP = "to_app"
    TO_SLACK = "to_slack"


@dataclass
class Entry:
    """One request; `status` is None while it's in progress, and 0 if no response came."""

    number: int
    at: float
    direction: Direction
    kind: str
    name: str
    person: str
    asked: Any
    app: str = ""
    """The app's name; empty if no app is known."""
    characters: int = 0
    """About how many characters are kept of it."""
    status: int | None = None
    answer: Any = None
    milliseconds: float | None = None
    messages: tuple[str, ...] = ()

    def answered(self, status: int, answer: Any, messages: tuple[str, ...] = ()) -> None:
        """Record the response: an HTTP status, a JSON value or text, and the sentences of a refusal."""
        self.status, self.answer, self.messages = status, _without_secrets(_readable(answer)), messages
        self.characters += _characters(self.answer)

    @property
    def note(self) -> str:
        """What the inspector says of a request that isn't sent; empty if it is."""
        return "not sent" if self.answer == ONLY_POSTS else ""

    @property
    def error(self) -> str:
        """The error code; empty if there's none."""
        if self.status is None or self.note:
            return ""
        if isinstance(self.answer, dict) and self.answer.get("ok") is False:
            return str(self.answer.get("error", "error"))
        if self.status == 0 and self.answer:
            return "not reached"
        return {0: "no answer in time", 200: ""}.get(self.status, f"status {self.status}")

    def summary(self) -> dict[str, Any]:
        """One line of the inspector: everything except the payloads."""
        return {
            "number": self.number,
            "at": self.at,
            "direction": self.direction,
            "kind": self.kind,
            "name": self.name,
            "person": self.person,
            "app": self.app,
            "status": self.status,
            "error": self.error,
            "note": self.note,
            "milliseconds": None if self.milliseconds is None else round(self.milliseconds, 1),
        }

    def whole(self) -> dict[str, Any]:
        """The request with its payload, its response, and the errors in the payload."""
        findings = [found.groupdict() for found in map(POINTER.match, self.messages) if found is not None]
        return {**self.summary(), "asked": self.asked, "answer": self.answer, "findings": findings}


class TrafficLog:
    """The requests of one workspace, oldest first, within the limits above; `tell` is called with every change."""

    def __init__(
        self, clock: Callable[[], float], tell: Callable[[dict[str, Any]], None], *, most: int = MOST_CHARACTERS
    ) -> None:
        self._most = most
        self._clock = clock
        self._tell = tell
        self._count = 0
        self.entries: deque[Entry] = deque(maxlen=ENTRIES)
        self.posters: set[str] = set()
        """The names of the apps that called Slack for more than a greeting."""

    @contextmanager
    def request(
        self, direction: Direction, kind: str, payload: Any, *, name: str = "", app: str = ""
    ) -> Iterator[Entry]:
        """Log a request while it runs; record the response inside. Secrets aren't stored.

        Without a `name`, the request is named after its content.
        """
        self._count += 1
        if direction is Direction.TO_SLACK and app and name not in GREETINGS:
            self.posters.add(app)
        shown = _without_secrets(_unfold(payload))
        named, person = name or _name(shown), _person(shown)
        entry = Entry(self._count, self._clock(), direction, kind, named, person, shown, app, _characters(shown))
        self.entries.append(entry)
        self._changed(entry)
        began = time.perf_counter()
        try:
            yield entry
        finally:
            entry.milliseconds = (time.perf_counter() - began) * 1_000
            entry.status = entry.status or 0
            self._changed(entry)
            self._drop_oldest()

    def find(self, number: int) -> Entry | None:
        """A request by its number, while it's stored."""
        return next((entry for entry in self.entries if entry.number == number), None)

    def search(self, words: str, names: Mapping[str, str]) -> list[int]:
        """The numbers of the requests that contain each of these words: in a name, a body, an answer or an id.

        `names` are the names of people, by their ids.
        """
        wanted = words.lower().split()
        return [entry.number for entry in self.entries if _contains(entry, names.get(entry.person, ""), wanted)]

    def clear(self) -> None:
        """Delete all requests."""
        self.entries.clear()
        self._tell({"type": "traffic_cleared"})

    def _drop_oldest(self) -> None:
        """Keep so many characters at most, and at least one request."""
        kept = sum(entry.characters for entry in self.entries)
        while kept > self._most and len(self.entries) > 1:
            kept -= self.entries.popleft().characters

    def _changed(self, entry: Entry) -> None:
        self._tell({"type": "traffic", "entry": entry.summary()})


def _contains(entry: Entry, name: str, words: list[str]) -> bool:
    text = f"{json.dumps(entry.whole(), ensure_ascii=False)} {name}".lower()
    return all(word in text for word in words)


def _name(body: Mapping[str, Any]) -> str:
    """The subject of a request to the app: the event's type, the command as typed, the control, the callback."""
    if "event" in body:
        return str(body["event"]["type"])
    if "command" in body:
        return f"{body['command']} {body.get('text', '')}".strip()
    used = next(iter(body.get("actions") or ()), body)
    view = body.get("view") or {}
    return str(used.get("action_id") or body.get("callback_id") or view.get("callback_id") or "")


def _unfold(payload: Any) -> Any:
    """A form with its JSON parsed: an interaction is in `payload`, and blocks may be in a field."""
    if not isinstance(payload, Mapping):
        return payload
    if "payload" in payload:
        return _readable(payload["payload"])
    folded = ("blocks", "view", "files", "attachments", "metadata")
    return {name: _readable(value) if name in folded else value for name, value in payload.items()}


def _readable(answer: Any) -> Any:
    """A text as JSON, or cut if it isn't JSON or is nested deeper than Python's parser goes."""
    if not isinstance(answer, str):
        return answer
    try:
        return json.loads(answer)
    except RecursionError:
        return f"{answer[:DEEPEST]} {CUT}"
    except ValueError:
        return answer if len(answer) <= TEXT_CHARACTERS else f"{answer[:TEXT_CHARACTERS]} {CUT}"


def _without_secrets(value: Any, depth: int = 0) -> Any:
    """A body without its secrets, and without what is nested too deep."""
    if depth > DEEPEST:
        return CUT
    if isinstance(value, str):  # first, because most values are texts
        return TICKET.sub(HIDDEN, value) if TICKET_NAME in value else value
    if isinstance(value, dict):
        return {name: HIDDEN if name in SECRET else _without_secrets(inner, depth + 1) for name, inner in value.items()}
    return [_without_secrets(inner, depth + 1) for inner in value] if isinstance(value, list) else value


def _characters(value: Any) -> int:
    """About how many characters a body has, and eight for each value."""
    if isinstance(value, str):
        return 8 + len(value)
    if isinstance(value, dict):
        return 8 + sum(map(len, value)) + sum(map(_characters, value.values()))
    return 8 + (sum(map(_characters, value)) if isinstance(value, list) else 0)


def _person(payload: Any) -> str:
    """The id of the person a request is about, or an empty text."""
    if not isinstance(payload, dict):
        return ""
    user = payload.get("user") or payload.get("user_id") or payload.get("event", {}).get("user") or ""
    return str(user.get("id", "")) if isinstance(user, dict) else str(user)

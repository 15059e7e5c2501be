"""The control API for Python tests, without an event loop: `Slack(url).person("Alice").says("hello")`."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

SECONDS: Final = 60.0
"""How long a verb may take: longer than what it waits for."""


class RemotePerson:
    """One of the people of a workspace in another process.

    Every verb of `slack_playground.testing.person.Person` is a method: `alice.says("hello")`, `alice.sees("Hi!")`.
    A verb returns its result as JSON: a message as a mapping with `ts`, `channel` and `text`.
    """

    def __init__(self, slack: "Slack", name: str, app: str = "") -> None:
        self._slack = slack
        self.name = name
        self._path = f"apps/{quote(app, safe='')}/people/{quote(name)}" if app else f"people/{quote(name)}"
        self.screen = ""
        """The newest message of the app, as this person read it after the last verb."""
        self.failures: list[str] = []

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        """The verb of this name."""
        if verb.startswith("_"):
            raise AttributeError(verb)

        def call(*values: Any, **arguments: Any) -> Any:
            answer = self._slack.post(f"{self._path}/{verb}", self._slack.named(verb, values) | arguments)
            self.screen = answer["screen"]
            self.failures += answer["failures"]
            return answer["result"]

        return call


@dataclass(frozen=True)
class RemoteApp:
    """One of several apps in a playground: what people do with it, and what it does."""

    slack: "Slack"
    name: str

    def person(self, name: str) -> RemotePerson:
        """A person, by name, whose verbs mean this app: its direct messages, Home, shortcuts and messages."""
        return RemotePerson(self.slack, name, self.name)

    def event(self, event: dict[str, Any]) -> None:
        """Send this app any event."""
        self.slack.post("event", {"event": event, "app": self.name})

    @property
    def refusals(self) -> list[dict[str, Any]]:
        """What this app sent that Slack would refuse."""
        return [refusal for refusal in self.slack.refusals if refusal["app"] == self.name]

    @property
    def traffic(self) -> list[dict[str, Any]]:
        """The requests between Slack and this app."""
        return [entry for entry in self.slack.traffic if entry["app"] == self.name]


@dataclass
class Slack:
    """A playground at this address, without a trailing slash."""

    url: str

    @property
    def api_url(self) -> str:
        """The address of the Web API, for SLACK_API_URL."""
        return f"{self.url}/api/"

    def person(self, name: str) -> RemotePerson:
        """A person, by name."""
        return RemotePerson(self, name)

    def app(self, name: str) -> RemoteApp:
        """One of several apps, by name."""
        return RemoteApp(self, name)

    def reset(self) -> None:
        """Reset the workspace to its initial state."""
        self.post("reset", {})

    def event(self, event: dict[str, Any]) -> None:
        """Send the app any event."""
        self.post("event", {"event": event})

    def fault(self, **fault: Any) -> None:
        """Simulate a fault: `method`, `error`, `retry_after`, `times`, `delay_seconds`, `drop_connections`, `clear`."""
        self.post("faults", fault)

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.post("clock", {"seconds": seconds})

    def wait_until_ready(self, *, within: float = 30.0) -> None:
        """Wait until the app has connected, or listens. Raises AssertionError."""
        self.post("ready", {"within": within})

    @property
    def refusals(self) -> list[dict[str, Any]]:
        """What the app sent that Slack would refuse."""
        refusals: list[dict[str, Any]] = self.get("refusals")["refusals"]
        return refusals

    @property
    def traffic(self) -> list[dict[str, Any]]:
        """The requests between Slack and the app."""
        entries: list[dict[str, Any]] = self.get("traffic")["entries"]
        return entries

    def named(self, verb: str, values: tuple[Any, ...]) -> dict[str, Any]:
        """The positional arguments, by their names."""
        path = f"/control/people/{{person}}/{verb}"
        operation = self.get("openapi.json")["paths"].get(path) if values else None
        if operation is None:
            return {}
        properties = operation["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
        names = list(properties)
        arguments = dict(zip(names, values, strict=False))
        listed = next((name for name in names if properties[name].get("type") == "array"), None)
        if listed is not None:
            arguments[listed] = list(values[names.index(listed) :])
        return arguments

    def get(self, path: str) -> dict[str, Any]:
        """`GET /control/<path>`."""
        return self._send(urllib.request.Request(f"{self.url}/control/{path}"))  # noqa: S310 - the playground's own

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """`POST /control/<path>`. Raises AssertionError with the playground's sentence if it fails."""
        data = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        return self._send(urllib.request.Request(f"{self.url}/control/{path}", data, headers))  # noqa: S310 - as above

    def _send(self, request: urllib.request.Request) -> dict[str, Any]:
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - the playground's own
                parsed: dict[str, Any] = json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(json.load(error)["error"]) from None
        return parsed

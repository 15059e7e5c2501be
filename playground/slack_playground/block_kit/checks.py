"""The checks in the tables of Block Kit: each finds what Slack would refuse, and where."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

ID_CHARACTERS: Final = 255

UNSAFE_SCHEME: Final = re.compile(r"(?:javascript|data|vbscript|file|blob):", re.IGNORECASE)
NOT_READ: Final = re.compile(r"[\x00-\x20]+")


@dataclass(frozen=True)
class Finding:
    """Something that Slack would refuse, and its JSON pointer."""

    pointer: str
    message: str

    def __str__(self) -> str:
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


@dataclass(frozen=True)
class Place:
    """A place in a message or view, and the types allowed there."""

    pointer: str
    allowed: frozenset[str] = frozenset()

    def of(self, *parts: object) -> "Place":
        """A place inside this one."""
        return replace(self, pointer="/".join([self.pointer, *map(str, parts)]))

    def finding(self, message: str) -> Finding:
        """A finding at this place."""
        return Finding(self.pointer, message)


def kind_of(value: Any) -> str | None:
    """An object's type; None if it has none."""
    kind = value.get("type") if isinstance(value, dict) else None
    return kind if isinstance(kind, str) else None


Check = Callable[[Any, Place], Iterator[Finding]]
Fields = dict[str, Check]

_LIMITS: Final[dict[int, str]] = {}


def limit_of(check: Check) -> str:
    """The limit of a check in a few characters, for the reference page; empty if it has none."""
    return _LIMITS.get(id(check), "")


def _limited(check: Check, limit: str) -> Check:
    """Keep a check's limit. The tables hold their checks for as long as the program runs, so an id stays theirs."""
    _LIMITS[id(check)] = limit
    return check


def text(most: int, *, marked: bool = False, least: int = 1) -> Check:
    """A text object with a length limit; `marked` if mrkdwn is allowed too."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        kinds = {"plain_text", "mrkdwn"} if marked else {"plain_text"}
        if not isinstance(value, dict):
            yield place.finding("must provide an object")
            return
        if kind_of(value) not in kinds:
            yield place.finding(f"must be a {' or '.join(sorted(kinds))} object")
            return
        extra = {"plain_text": {"emoji"}, "mrkdwn": {"verbatim"}}[value["type"]]
        for name in value.keys() - {"type", "text"} - extra:
            yield place.finding(f"invalid additional property: {name}")
        yield from string(most, least=least)(value.get("text"), place.of("text"))

    return _limited(check, f"≤ {most}")


def string(most: int, *, least: int = 1) -> Check:
    """A string with a length limit."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        if not isinstance(value, str):
            yield place.finding("must provide a string")
        elif len(value) < least:
            yield place.finding(f"must be more than {least - 1} characters")
        elif len(value) > most:
            yield place.finding(f"must be less than {most + 1} characters")

    return _limited(check, f"≤ {most}")


def address(most: int) -> Check:
    """An address that a person or a browser opens. One that runs code or holds a document is refused."""
    limit = string(most)

    def check(value: Any, place: Place) -> Iterator[Finding]:
        yield from limit(value, place)
        # Browsers drop control characters and spaces before they read the scheme: https://url.spec.whatwg.org/.
        if isinstance(value, str) and UNSAFE_SCHEME.match(NOT_READ.sub("", value)):
            yield place.finding("must be a valid URL")

    return _limited(check, f"≤ {most}")


def one_of(*values: str) -> Check:
    """One of a few words."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        if value not in values:
            yield place.finding(f"must be one of: {', '.join(values)}")

    return _limited(check, " or ".join(values))


def boolean(value: Any, place: Place) -> Iterator[Finding]:
    """True or false."""
    if not isinstance(value, bool):
        yield place.finding("must provide a boolean")


def number(value: Any, place: Place) -> Iterator[Finding]:
    """A whole number, 0 or more."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        yield place.finding("must be a positive whole number")


def like(pattern: str) -> Check:
    """A string that matches a pattern."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield place.finding(f"does not match the pattern {pattern}")

    return check


def anything(_: Any, __: Place) -> Iterator[Finding]:
    """Anything: not checked."""
    yield from ()


def each(check: Check, most: int, *, least: int = 1) -> Check:
    """A list with a length limit."""

    def checked(value: Any, place: Place) -> Iterator[Finding]:
        if not isinstance(value, list):
            yield place.finding("must provide an array")
            return
        if len(value) < least:
            yield place.finding(f"must provide at least {least} items")
        if len(value) > most:
            yield place.finding(f"no more than {most} items allowed")
        for index, item in enumerate(value):
            yield from check(item, place.of(index))

    return _limited(checked, f"{least}–{most}")


@dataclass(frozen=True)
class Shape:
    """The optional and the required fields of an object."""

    required: dict[str, Check]
    optional: dict[str, Check]

    def __call__(self, value: Any, place: Place) -> Iterator[Finding]:
        """Check a value against the shape."""
        if not isinstance(value, dict):
            yield place.finding("must provide an object")
            return
        for name in self.required.keys() - value.keys():
            yield place.finding(f"missing required field: {name}")
        for name, field in value.items():
            check = self.required.get(name) or self.optional.get(name)
            if check is not None:
                yield from check(field, place.of(name))
            elif name != "type":
                yield place.finding(f"invalid additional property: {name}")


def whole_number(least: int, most: int) -> Check:
    """A whole number within these limits."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            yield place.finding(f"must be a whole number from {least} to {most}")

    return _limited(check, f"{least}–{most}")


def listed(holder: dict[str, Any], name: str) -> list[Any]:
    """A field that should be a list; empty if it isn't one, which another check reports."""
    value = holder.get(name)
    return value if isinstance(value, list) else []

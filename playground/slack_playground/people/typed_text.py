"""Turns a typed line into what Slack stores: mrkdwn with resolved references, and the same as a rich_text block.

Slack's clients send both; apps read either. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Element = dict[str, Any]

STYLES: Final = {"*": "bold", "_": "italic", "~": "strike", "`": "code"}
TOKEN: Final = re.compile(
    r"(?P<link>https?://[^\s<>]+)"
    r"|:(?P<emoji>[a-z0-9_+'-]+):"
    r"|(?<!\w)(?P<mark>[*_~`])(?=\S)(?P<inner>[^\n]+?)(?<=\S)(?P=mark)(?!\w)"
)
BROADCASTS: Final = frozenset({"here", "channel", "everyone"})
FENCE: Final = "```"


@dataclass(frozen=True)
class Names:
    """The names a typed line may refer to: of people, apps and user groups after `@`, of channels after `#`."""

    users: Mapping[str, str]
    channels: Mapping[str, str]
    groups: Mapping[str, str] = field(default_factory=dict)
    """The ids of user groups by their handles."""

    def pattern(self) -> re.Pattern[str]:
        """Any of the references, the longest name first."""
        users = sorted([*self.users, *self.groups, *BROADCASTS], key=len, reverse=True)
        channels = sorted(self.channels, key=len, reverse=True)
        at = "|".join(map(re.escape, users))
        hashes = "|".join(map(re.escape, channels)) or r"(?!)"
        return re.compile(rf"(?<!\w)(?:@(?P<at>{at})|#(?P<hash>{hashes}))(?!\w)")


@dataclass(frozen=True)
class TypedText:
    """A typed line: `text` as mrkdwn, `blocks` with one rich_text block."""

    text: str
    blocks: list[dict[str, Any]]


def read_typed(typed: str, names: Names) -> TypedText:
    """What Slack makes of a typed line."""
    reader = _Reader(names)
    elements = list(reader.block_elements(typed))
    return TypedText(reader.mrkdwn(typed), [{"type": "rich_text", "block_id": "typed", "elements": elements}])


class _Reader:
    def __init__(self, names: Names) -> None:
        self._names = names
        self._references = names.pattern()

    def mrkdwn(self, typed: str) -> str:
        """The text with its references as `<@U…>`, `<#C…>`, `<!here>`, `<https://…>`, and & < > written out."""
        parts = []
        for reference, text in self._split(typed):
            parts.append(self._written(reference) if reference else self._with_links(text))
        return "".join(parts)

    def block_elements(self, typed: str) -> Iterator[Element]:
        """Sections, quotes and preformatted parts, in order."""
        for number, part in enumerate(typed.split(FENCE)):
            if number % 2:
                yield {"type": "rich_text_preformatted", "elements": [_text(part.strip("\n"))]}
            elif part.strip("\n"):
                yield from self._sections(part.strip("\n"))

    def _sections(self, text: str) -> Iterator[Element]:
        for quoted, lines in _runs(text.split("\n")):
            kind = "rich_text_quote" if quoted else "rich_text_section"
            yield {"type": kind, "elements": list(self._inline("\n".join(lines), {}))}

    def _inline(self, text: str, style: dict[str, bool]) -> Iterator[Element]:
        for reference, piece in self._split(text):
            if reference:
                yield self._element(reference, style)
            else:
                yield from self._tokens(piece, style)

    def _tokens(self, text: str, style: dict[str, bool]) -> Iterator[Element]:
        end = 0
        for found in TOKEN.finditer(text):
            if found.start() > end:
                yield _text(text[end : found.start()], style)
            end = found.end()
            if found["link"]:
                yield _styled({"type": "link", "url": found["link"]}, style)
            elif found["emoji"]:
                yield _styled({"type": "emoji", "name": found["emoji"]}, style)
            elif found["mark"] == "`":
                yield _text(found["inner"], {**style, "code": True})
            else:
                yield from self._inline(found["inner"], {**style, STYLES[found["mark"]]: True})
        if end < len(text):
            yield _text(text[end:], style)

    def _split(self, text: str) -> Iterator[tuple[re.Match[str] | None, str]]:
        """References and the text between them."""
        end = 0
        for found in self._references.finditer(text):
            if found.start() > end:
                yield None, text[end : found.start()]
            yield found, found.group()
            end = found.end()
        if end < len(text):
            yield None, text[end:]

    def _written(self, reference: re.Match[str]) -> str:
        name = reference["at"]
        if name is None:
            return f"<#{self._names.channels[reference['hash']]}>"
        if name in self._names.users:
            return f"<@{self._names.users[name]}>"
        return f"<!subteam^{self._names.groups[name]}>" if name in self._names.groups else f"<!{name}>"

    def _element(self, reference: re.Match[str], style: dict[str, bool]) -> Element:
        name = reference["at"]
        if name is None:
            element = {"type": "channel", "channel_id": self._names.channels[reference["hash"]]}
        elif name in self._names.users:
            element = {"type": "user", "user_id": self._names.users[name]}
        elif name in self._names.groups:
            element = {"type": "usergroup", "usergroup_id": self._names.groups[name]}
        else:
            element = {"type": "broadcast", "range": name}
        return _styled(element, style)

    def _with_links(self, text: str) -> str:
        return "".join(
            f"<{escaped(part)}>" if number % 2 else escaped(part)
            for number, part in enumerate(re.split(r"(https?://[^\s<>]+)", text))
        )


def escaped(text: str) -> str:
    """Text with & < > written out, as Slack sends it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Runs of lines that are quoted (with `>`), or that aren't."""
    run: list[str] = []
    quoted = False
    for line in lines:
        is_quoted = line.startswith(">")
        if run and is_quoted != quoted:
            yield quoted, run
            run = []
        quoted = is_quoted
        run.append(line[1:].lstrip() if is_quoted else line)
    if run:
        yield quoted, run


def _text(text: str, style: Mapping[str, bool] | None = None) -> Element:
    return _styled({"type": "text", "text": text}, style or {})


def _styled(element: Element, style: Mapping[str, bool]) -> Element:
    return {**element, "style": dict(style)} if style else element

"""Reads the text of a message from wherever Slack puts it, in the order in which people read it.

Everything is first written as Slack's mrkdwn; then the markup is removed once. Shapes:
https://docs.slack.dev/reference/objects/file-object, https://docs.slack.dev/reference/block-kit/blocks,
https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from bot.onet.accents import without_accents
from bot.slack.interactions.actors import Payload
from bot.turns.typed_lines import PASTED_CHARACTERS

MOST_RAW_CHARACTERS: Final = 5 * PASTED_CHARACTERS
"""The most characters of a text that are read with what Slack adds: an escaped "&" has five."""

LINK: Final = re.compile(r"<[^|<>@#!][^|<>]*(?:\|([^<>]+))?>")
"""A link in a text, as Slack writes it: the address, and the words that are shown for it, if any."""

REFERENCE: Final = re.compile(r"<[^<>]*>[.,:!]?")
"""A mention of a person, of a channel or of everybody, or a bare address: none of these is the person's own words."""

FORMATTING: Final = re.compile(
    r"(?<![\w*_~`])[*_~`]{1,3}(?=[^\s*_~`])|(?<=[^\s*_~`])[*_~`]{1,3}(?![\w*_~`])|^&gt;\s*", re.MULTILINE
)
"""Marks that make words bold, struck or code, and those that quote a line."""

ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
"""The text of a link that only repeats its address."""

WORD: Final = re.compile(r"[^\W\d_]+")
POINTING: Final = frozenset(
    """a about adjunta adjunte adjunto ahi algo am an and any aqui archivo archivos are at attached attaching
    attachment below busca buscar can check con could curriculo curriculum cv de del descripcion description do
    doc document documento el ella en enclosed encuentra enlace enviado envio es esta este esto favor file files
    find for forwarded from fyi going good gracias have hello here heres hey hi hoja hola i in is it job jobs la
    las latest le les letter like link lo look looking los me mensaje message mi mira mire my new of oferta old on
    one out para pdf please por posting puedes puesto que read resume resumes revisa see send sending sent shared
    sharing sobre take te thank thanks that the them these think this to trabajo trabajos un una updated uploaded
    uploading use used using vacante ver ves vida vitae we what with you your""".split()
)
"""Words, without accents, that point at something that is sent along, and say nothing about a person's work."""


class Unreadable(StrEnum):
    """What a message has instead of readable words."""

    FILES = "files"
    LINKS = "links"
    REST = "rest"
    """What follows the beginning of a file, which is all that Slack sends of it."""


@dataclass(frozen=True)
class MessageText:
    """The text of a message, with its lines.

    `typed` is what its author wrote, `shared` what it quotes: forwarded messages, and snippets of text. `previews` are
    Slack's previews of its links. `has_files` says that it has files whose content Slack doesn't send, `is_cut` that
    Slack sent the beginning of one.
    """

    typed: str
    shared: str = ""
    previews: str = ""
    has_files: bool = False
    is_cut: bool = False
    has_links: bool = False

    @property
    def unread(self) -> Unreadable | None:
        """What can't be read besides the words; a link beside words is only where they come from."""
        if self.has_files:
            return Unreadable.FILES
        return Unreadable.REST if self.is_cut else None

    @property
    def whole(self) -> str:
        """The whole text, without words that only point at the rest."""
        rest = [part for part in (self.shared, self.previews) if part]
        return "\n".join(rest if rest and only_points(self.typed) else [self.typed, *rest] if self.typed else rest)

    @property
    def unreadable(self) -> Unreadable | None:
        """The reason why the message can't be read: it has no words except those that point at this."""
        if not only_points(self.whole):
            return None
        if self.has_files:
            return Unreadable.FILES
        return Unreadable.LINKS if self.has_links else None


def read_text(message: Payload) -> MessageText:
    """The text of a message, or of the event that announces it."""
    attachments: list[Payload] = message.get("attachments") or []
    quoted = [attachment for attachment in attachments if not _is_link_preview(attachment)]
    typed = _visible_text(message)
    files = [*(message.get("files") or ()), *(file for source in quoted for file in source.get("files") or ())]
    shared = [*map(_attachment, quoted), *(escaped(_file_text(file)) for file in files)]
    return MessageText(
        typed=plain_lines(typed),
        shared=plain_lines("\n".join(shared)),
        previews=plain_lines("\n".join(map(_attachment, filter(_is_link_preview, attachments)))),
        has_files=any(not _file_text(file) for file in files),
        is_cut=any(_file_text(file) and _is_cut(file) for file in files),
        has_links=any(_is_bare(link) for text in (typed, *shared) for link in LINK.finditer(text)),
    )


def plain_lines(text: str) -> str:
    """A text without what Slack adds: links, mentions, formatting, escaped signs. Lines stay lines.

    A link that only repeats its address has no words. Source: https://docs.slack.dev/messaging/formatting-message-text;
    "&", "<" and ">" come escaped, and nothing else. What is longer than any text that is searched for is left out.
    """
    bare = FORMATTING.sub("", REFERENCE.sub(" ", LINK.sub(_link_words, text[:MOST_RAW_CHARACTERS])))
    for sign, escape in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
        bare = bare.replace(escape, sign)
    lines = (" ".join(line.split()) for line in bare.splitlines())
    return "\n".join(line for line in lines if line)[:PASTED_CHARACTERS]


def only_points(text: str) -> bool:
    """Whether a text has no words, or only some that point at an attachment: "here is my résumé"."""
    if any(sign.isdigit() for sign in text):
        return False
    words = WORD.findall(without_accents(text.lower()).replace("'", "").replace("\u2019", ""))
    return POINTING.issuperset(words)


def escaped(text: str) -> str:
    """A plain text, escaped like Slack's markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _link_words(link: re.Match[str]) -> str:
    return " " if _is_bare(link) else link[1]


def _is_bare(link: re.Match[str]) -> bool:
    return link[1] is None or ADDRESS.fullmatch(link[1]) is not None


def _is_link_preview(attachment: Payload) -> bool:
    """Whether Slack added the attachment as a link's preview; otherwise it's a forwarded message."""
    is_message = attachment.get("is_share") or attachment.get("is_msg_unfurl")
    return bool(attachment.get("from_url")) and not is_message


def _visible_text(message: Payload) -> str:
    """The blocks of a message, which Slack shows instead of its text; the text if they have no words."""
    blocks = _join(map(_block, message.get("blocks") or ()))
    return blocks if plain_lines(blocks) or not message.get("text") else str(message["text"])


def _attachment(attachment: Payload) -> str:
    """An attachment from top to bottom; its plain alternative only if there's nothing else."""
    quoted = attachment.get("message_blocks") or ()
    blocks = [block for source in quoted for block in (source.get("message") or {}).get("blocks") or ()]
    shown = {"blocks": blocks or attachment.get("blocks"), "text": attachment.get("text")}
    fields = (field.get(name) for field in attachment.get("fields") or () for name in ("title", "value"))
    text = _join([attachment.get("pretext"), attachment.get("title"), _visible_text(shown), *fields])
    return text or ("" if attachment.get("files") else _fallback(attachment))


def _fallback(attachment: Payload) -> str:
    """An attachment's plain alternative; "[no preview available]" and the like are Slack's own words."""
    fallback = str(attachment.get("fallback") or "")
    return "" if fallback.startswith("[") and fallback.endswith("]") else fallback


def _file_text(file: Payload) -> str:
    """What Slack sends of a file's content: a snippet's beginning, an e-mail's text, or what is said in a recording."""
    is_text = file.get("mode") == "snippet" or str(file.get("mimetype") or "").startswith("text/")
    preview = file.get("preview") if is_text else _transcript(file).get("content")
    return str(file.get("plain_text") or preview or "")


def _is_cut(file: Payload) -> bool:
    """Whether Slack sent only the beginning of a file's content."""
    return bool(file.get("preview_is_truncated") or file.get("lines_more") or _transcript(file).get("has_more"))


def _transcript(file: Payload) -> Payload:
    """The beginning of what is said in an audio or video clip, once Slack has written it down."""
    transcript: Payload = (file.get("transcription") or {}).get("preview") or {}
    return transcript


def _block(block: Payload) -> str:
    write = BLOCKS.get(block.get("type") or "")
    return write(block) if write else ""


def _section(block: Payload) -> str:
    return _join(map(_text, [block.get("text"), *(block.get("fields") or ())]))


def _texts_of(*names: str) -> Callable[[Payload], str]:
    """A writer of the texts that a block has under these names."""
    return lambda block: _join(_text(block.get(name)) for name in names)


def _context(block: Payload) -> str:
    return " ".join(filter(None, map(_text, block.get("elements") or ())))


def _markdown(block: Payload) -> str:
    return escaped(str(block.get("text") or ""))


def _rich_text(block: Payload) -> str:
    return _join(map(_rich_part, block.get("elements") or ()))


def _rich_part(part: Payload) -> str:
    """A paragraph, a quotation, code, or a list with a mark before each entry."""
    if part.get("type") != "rich_text_list":
        return "".join(map(_rich_element, part.get("elements") or ()))
    marks = (f"{number}. " if part.get("style") == "ordered" else "\u2022 " for number in range(1, 1_000_000))
    return _join(mark + _rich_part(entry) for mark, entry in zip(marks, part.get("elements") or (), strict=False))


def _rich_element(element: Payload) -> str:
    match element:
        case {"type": "text" | "raw_text", "text": str(text)}:
            return escaped(text)
        case {"type": "link", "url": str(url)}:
            label = str(element.get("text") or "")
            return f"<{url}|{escaped(label)}>" if label and label != url else f"<{url}>"
        case {"type": "emoji", "name": str(name)}:
            return f":{name}:"
        case {"type": "date"}:
            return escaped(str(element.get("fallback") or ""))
        case _:
            return " "


def _table(block: Payload) -> str:
    """The rows of a table, one a line."""
    return _join(" ".join(filter(None, map(_cell, row))) for row in block.get("rows") or ())


def _cell(cell: Payload) -> str:
    return _rich_text(cell) if cell.get("type") == "rich_text" else escaped(str(cell.get("text") or ""))


def _holder(block: Payload) -> str:
    """A block with nested blocks."""
    return _join([_text(block.get("title")), *map(_block, block.get("child_blocks") or block.get("blocks") or ())])


def _text(text: Any) -> str:
    """A text object as mrkdwn, or the alternative text of an image; empty for anything else."""
    if not isinstance(text, Mapping):
        return ""
    content = str(text.get("text") or text.get("alt_text") or "")
    return content if text.get("type") == "mrkdwn" else escaped(content)


def _join(lines: Iterable[Any]) -> str:
    def words() -> Iterator[str]:
        yield from (line for line in lines if isinstance(line, str) and line)

    return "\n".join(words())


BLOCKS: Final[Mapping[str, Callable[[Payload], str]]] = {
    "rich_text": _rich_text,
    "section": _section,
    "header": _texts_of("text"),
    "context": _context,
    "markdown": _markdown,
    "image": _texts_of("title"),
    "video": _texts_of("title", "description"),
    "card": _texts_of("title", "subtitle", "body"),
    "alert": _texts_of("text"),
    "container": _holder,
    "table": _table,
    "data_table": _table,
}
"""How the words of each kind of block are written; others, such as buttons and dividers, have none."""

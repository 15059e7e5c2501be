"""Checks the limits of messages, modals and Home views; each problem has a JSON pointer.

Limits: https://docs.slack.dev/reference/block-kit (blocks, elements, composition objects); the 13,200 characters of
a whole message are undocumented (https://github.com/slackapi/bolt-js/issues/2509). Slack's own block classes don't
check several of these: ten checkbox options, lengths of descriptions and fields, fifty blocks, ids used twice.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from slack_playground.block_kit.blocks import BLOCKS, check_block
from slack_playground.block_kit.charts import CHARTS_IN_A_MESSAGE
from slack_playground.block_kit.checks import Finding, Place, kind_of, listed

MESSAGE_BLOCKS: Final = 50
VIEW_BLOCKS: Final = 100
MESSAGE_CHARACTERS: Final = 13_200
TEXT_CHARACTERS: Final = 40_000
VIEW_BYTES: Final = 250_000
TITLE_CHARACTERS: Final = 24
METADATA_CHARACTERS: Final = 3_000
ID_CHARACTERS: Final = 255

VIEW_FIELDS: Final = frozenset(
    "type title blocks submit close private_metadata callback_id clear_on_close notify_on_close external_id"
    " submit_disabled".split()
)


@dataclass(frozen=True)
class Refusal:
    """Slack's error code, and the sentences that explain it."""

    error: str
    messages: tuple[str, ...] = ()


def refuse_message(text: str | None, blocks: Any, attachments: Sequence[dict[str, Any]] = ()) -> Refusal | None:
    """Why Slack would refuse this message; None if it wouldn't."""
    if not blocks and not any(attachment.get("blocks") for attachment in attachments):
        return Refusal("no_text") if not (text or "").strip() else _too_long(text)
    findings = [] if not blocks else list(_list(blocks, "/blocks", MESSAGE_BLOCKS, BLOCKS["message"]))
    for number, attachment in enumerate(attachments):
        if attachment.get("blocks"):
            where = f"/attachments/{number}/blocks"
            findings += _list(attachment["blocks"], where, MESSAGE_BLOCKS, BLOCKS["message"])
    if findings:
        return Refusal("invalid_blocks", tuple(str(finding) for finding in findings))
    if sum(map(len, _texts(blocks))) > MESSAGE_CHARACTERS:
        return Refusal("msg_blocks_too_long")
    return _too_long(text)


def refuse_view(view: Any) -> Refusal | None:
    """Why Slack would refuse this view; None if it wouldn't."""
    if not isinstance(view, dict):
        return Refusal("invalid_arguments", ("[ERROR] failed to match all allowed schemas [json-pointer:/view]",))
    findings = list(_view(view))
    if findings:
        return Refusal("invalid_arguments", tuple(str(finding) for finding in findings))
    return Refusal("view_too_large") if len(json.dumps(view).encode()) > VIEW_BYTES else None


def _too_long(text: str | None) -> Refusal | None:
    return Refusal("msg_too_long") if len(text or "") > TEXT_CHARACTERS else None


def _list(blocks: Any, where: str, most: int, allowed: frozenset[str]) -> Iterator[Finding]:
    if not isinstance(blocks, list):
        yield Finding(where, "must provide an array")
        return
    if len(blocks) > most:
        yield Finding(where, f"no more than {most} items allowed")
    for number, block in enumerate(blocks):
        yield from check_block(block, Place(f"{where}/{number}", allowed))
    yield from _twice(blocks, where)
    charts = [number for number, block in enumerate(blocks) if kind_of(block) == "data_visualization"]
    for number in charts[CHARTS_IN_A_MESSAGE:]:
        yield Finding(f"{where}/{number}", f"no more than {CHARTS_IN_A_MESSAGE} data_visualization blocks allowed")


def _twice(blocks: Sequence[Any], where: str) -> Iterator[Finding]:
    """Ids that are used twice: a block_id in a message or view, an action_id in its block.

    Slack's reference wants an action_id to be unique in its containing block only
    (https://docs.slack.dev/reference/block-kit/block-elements).
    """
    block_ids: set[str] = set()
    for block, place in _nested(blocks, where):
        yield from _repeated("block_id", [(block, place)], block_ids)
        yield from _repeated("action_id", list(_elements(block, place)), set())


def _nested(blocks: Sequence[Any], where: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The blocks, and those inside containers and carousels."""
    for number, block in enumerate(blocks):
        if isinstance(block, dict):
            yield block, f"{where}/{number}"
            yield from _nested(listed(block, "child_blocks"), f"{where}/{number}/child_blocks")
            if block.get("type") == "carousel":
                yield from _nested(listed(block, "elements"), f"{where}/{number}/elements")


def _repeated(name: str, holders: list[tuple[dict[str, Any], str]], seen: set[str]) -> Iterator[Finding]:
    for holder, place in holders:
        value = holder.get(name)
        if not isinstance(value, str):
            continue
        if value in seen:
            yield Finding(f"{place}/{name}", f'`{name}` "{value}" already exists')
        seen.add(value)


def _elements(block: dict[str, Any], where: str) -> Iterator[tuple[dict[str, Any], str]]:
    for key in ("accessory", "element"):
        if isinstance(block.get(key), dict):
            yield block[key], f"{where}/{key}"
    for key in ("elements", "actions"):
        for number, element in enumerate(listed(block, key)):
            if isinstance(element, dict):
                yield element, f"{where}/{key}/{number}"


def _view(view: dict[str, Any]) -> Iterator[Finding]:
    kind = kind_of(view)
    if kind not in {"modal", "home"}:
        yield Finding("/view/type", "must be one of: modal, home")
        return
    for name in view.keys() - VIEW_FIELDS:
        yield Finding("/view", f"invalid additional property: {name}")
    if kind == "modal":
        yield from _modal(view)
    for name, most in (("private_metadata", METADATA_CHARACTERS), ("callback_id", ID_CHARACTERS)):
        if len(str(view.get(name) or "")) > most:
            yield Finding(f"/view/{name}", f"must be less than {most + 1} characters")
    yield from _list(view.get("blocks"), "/view/blocks", VIEW_BLOCKS, BLOCKS[str(kind)])


def _modal(view: dict[str, Any]) -> Iterator[Finding]:
    for name in ("title", "submit", "close"):
        value = view.get(name)
        if value is None:
            if name == "title":
                yield Finding("/view", "missing required field: title")
            continue
        if not isinstance(value, dict):
            yield Finding(f"/view/{name}", "must provide an object")
        elif value.get("type") != "plain_text" or not value.get("text"):
            yield Finding(f"/view/{name}", "must be a plain_text object")
        elif len(value["text"]) > TITLE_CHARACTERS:
            yield Finding(f"/view/{name}/text", f"must be less than {TITLE_CHARACTERS + 1} characters")
    for number, block in enumerate(listed(view, "blocks")):
        if kind_of(block) == "input" and not view.get("submit"):
            yield Finding(f"/view/blocks/{number}/input", "must define `submit` to use an `input` block in modals")


def _texts(value: Any) -> Iterator[str]:
    """Every text of the blocks."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)

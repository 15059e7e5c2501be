"""Renders messages as plain text, with the controls in brackets."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from slack_playground.workspace.element_state import PICKED, TYPED, Block, options_of

LINK: Final = re.compile(r"<([^|>]+)\|([^>]+)>")
MENUS: Final = PICKED.keys() | frozenset(
    "static_select external_select multi_static_select multi_external_select".split()
)
BOLD: Final = re.compile(r"(?<!\w)\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w\u2060])")


def read_blocks(blocks: list[Block], values: dict[str, dict[str, Any]], errors: Mapping[str, str] | None = None) -> str:
    """The blocks as lines of text; `values` are the elements' values, `errors` the lines below a block."""
    lines: list[str] = []
    for block in blocks:
        lines += _block(block, values.get(block["block_id"], {}))
        if errors and block["block_id"] in errors:
            lines.append(f"! {errors[block['block_id']]}")
    return "\n".join(lines)


def read_attachment(attachment: dict[str, Any], values: dict[str, dict[str, Any]]) -> str:
    """An attachment as lines of text."""
    texts = [attachment.get(name) for name in ("pretext", "author_name", "title", "text")]
    fields = [f"{field.get('title', '')}: {field.get('value', '')}" for field in attachment.get("fields") or ()]
    blocks = attachment.get("blocks") or []
    if not blocks and not any(texts):
        texts.append(attachment.get("fallback"))
    return "\n".join(
        filter(None, [*(plain(str(text)) for text in texts if text), *fields, read_blocks(blocks, values)])
    )


def label_of(element: dict[str, Any]) -> str:
    """The visible label of a control."""
    shown = element.get("text") or element.get("placeholder")
    if isinstance(shown, dict):
        return str(shown["text"])
    options = options_of(element)
    return str(options[0]["text"]["text"]) if options else str(element.get("action_id") or element["type"])


def plain(text: str) -> str:
    """Mrkdwn as people see it: links by their words, bold without its marks, entities resolved."""
    shown = BOLD.sub(r"\1", LINK.sub(r"\2", text)).replace("\u2060", "")
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _block(block: Block, values: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield f"# {block['text']['text']}"
        case "section":
            tick = _element(block["accessory"], values) if "accessory" in block else ""
            texts = [block["text"]] if "text" in block else block["fields"]
            yield " ".join(filter(None, [tick, " | ".join(plain(text["text"]) for text in texts)]))
        case "context":
            yield " ".join(plain(element.get("text") or element.get("alt_text", "")) for element in block["elements"])
        case "actions" | "context_actions":
            yield " ".join(_in_actions(element, values) for element in block["elements"])
        case "input":
            yield f"{block['label']['text']}: {_element(block['element'], values)}"
        case "divider":
            yield "---"
        case other:
            yield from OTHERS[other](block) if other in OTHERS else [f"({other})"]


def _rich_text(block: Block) -> Iterator[str]:
    for part in block["elements"]:
        marks = {"rich_text_quote": "> ", "rich_text_list": "• "}
        items = part["elements"] if part["type"] == "rich_text_list" else [part]
        for item in items:
            yield marks.get(part["type"], "") + "".join(map(_piece, item["elements"]))


def _piece(piece: dict[str, Any]) -> str:
    match piece["type"]:
        case "emoji":
            return f":{piece['name']}:"
        case "user":
            return f"@{piece['user_id']}"
        case "channel":
            return f"#{piece['channel_id']}"
        case _:
            return str(piece.get("text") or piece.get("url") or piece.get("fallback") or piece.get("range") or "")


def _rows(block: Block) -> Iterator[str]:
    if block.get("caption"):
        yield str(block["caption"])
    for row in block["rows"]:
        yield " | ".join(_cell(cell) for cell in row)


def _cell(cell: dict[str, Any]) -> str:
    return " ".join(_rich_text(cell)) if cell["type"] == "rich_text" else str(cell.get("text", ""))


def _chart(block: Block) -> Iterator[str]:
    yield str(block["title"])
    chart = block["chart"]
    if chart["type"] == "pie":
        yield ", ".join(f"{segment['label']} {segment['value']}" for segment in chart["segments"])
        return
    for series in chart["series"]:
        yield f"{series['name']}: " + ", ".join(f"{point['label']} {point['value']}" for point in series["data"])


def _card(block: Block) -> Iterator[str]:
    for name in ("title", "subtitle", "body", "subtext"):
        if name in block:
            yield plain(block[name]["text"])
    if block.get("actions"):
        yield " ".join(f"[{label_of(action)}]" for action in block["actions"])


def _carousel(block: Block) -> Iterator[str]:
    for card in block["elements"]:
        yield from _card(card)


def _container(block: Block) -> Iterator[str]:
    yield f"# {block['title']['text']}" if "title" in block else "#"
    for child in block["child_blocks"]:
        yield from _block(child, {})


def _task(block: Block) -> Iterator[str]:
    yield f"({block.get('status', 'pending')}) {block['title']}"
    for name in ("details", "output"):
        if name in block:
            yield from _rich_text(block[name])
    yield from (f"{source['text']}: {source['url']}" for source in block.get("sources") or ())


def _plan(block: Block) -> Iterator[str]:
    yield str(block["title"])
    for task in block.get("tasks") or ():
        yield from _task(task)


OTHERS: Final[dict[str, Callable[[Block], Iterator[str]]]] = {
    "alert": lambda block: iter([f"! {plain(block['text']['text'])}"]),
    "call": lambda block: iter([f"(call {block['call_id']})"]),
    "card": _card,
    "carousel": _carousel,
    "container": _container,
    "data_table": _rows,
    "data_visualization": _chart,
    "file": lambda block: iter([f"[{block['external_id']}]"]),
    "image": lambda block: iter([f"({block['alt_text']})"]),
    "markdown": lambda block: iter([block["text"]]),
    "plan": _plan,
    "rich_text": _rich_text,
    "table": _rows,
    "task_card": _task,
    "video": lambda block: iter([f"({block['title']['text']})"]),
}


def _in_actions(element: dict[str, Any], values: dict[str, Any]) -> str:
    """An element without a text beside it: a checkbox has the text of its option."""
    if element["type"] != "checkboxes":
        return _element(element, values)
    ticked = {option["value"] for option in values.get(element["action_id"], {}).get("selected_options", ())}
    return " ".join(
        f"[{'x' if option['value'] in ticked else ' '}] {words_of(option)}" for option in element["options"]
    )


def words_of(option: dict[str, Any]) -> str:
    """An option's words: its text and its description."""
    return " ".join(part["text"] for part in (option["text"], option.get("description")) if part)


def _element(element: dict[str, Any], values: dict[str, Any]) -> str:
    kind, state = element["type"], values.get(element.get("action_id", ""), {})
    if kind == "checkboxes":
        ticked = {option["value"] for option in state.get("selected_options", ())}
        return " ".join(f"[{'x' if o['value'] in ticked else ' '}]" for o in element["options"])
    if kind == "image":
        return f"({element['alt_text']})"
    if kind == "feedback_buttons":
        return " ".join(f"[{element[name]['text']['text']}]" for name in ("positive_button", "negative_button"))
    if kind in TYPED:
        return f"[{state.get('value') or '…'}]"
    return f"[{_chosen(element, state)} v]" if kind in MENUS else f"[{label_of(element)}]"


def _chosen(element: dict[str, Any], state: dict[str, Any]) -> str:
    """The choice in a menu, or its label."""
    if element["type"] in PICKED:
        return str(state.get(PICKED[element["type"]]) or label_of(element))
    options = [state["selected_option"]] if state.get("selected_option") else state.get("selected_options") or []
    return ", ".join(option["text"]["text"] for option in options) or label_of(element)

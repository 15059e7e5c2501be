"""Messages as a person reads them: plain text with the controls in brackets."""

import re
from collections.abc import Iterator
from typing import Any, Final

from slack_playground.workspace.element_state import Block, options_of

LINK: Final = re.compile(r"<([^|>]+)\|([^>]+)>")
BOLD: Final = re.compile(r"(?<!\w)\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w\u2060])")


def read_blocks(blocks: list[Block], values: dict[str, dict[str, Any]]) -> str:
    """The blocks as lines of text; `values` is what their elements hold."""
    lines: list[str] = []
    for block in blocks:
        lines += _block(block, values.get(block["block_id"], {}))
    return "\n".join(lines)


def read_attachment(attachment: dict[str, Any], values: dict[str, dict[str, Any]]) -> str:
    """An attachment as lines of text."""
    texts = [attachment.get(name) for name in ("pretext", "author_name", "title", "text")]
    fields = [f"{one.get('title', '')}: {one.get('value', '')}" for one in attachment.get("fields") or ()]
    blocks = attachment.get("blocks") or []
    if not blocks and not any(texts):
        texts.append(attachment.get("fallback"))
    return "\n".join(
        filter(None, [*(plain(str(text)) for text in texts if text), *fields, read_blocks(blocks, values)])
    )


def label_of(element: dict[str, Any]) -> str:
    """The words by which a person knows a control."""
    shown = element.get("text") or element.get("placeholder")
    if isinstance(shown, dict):
        return str(shown["text"])
    options = options_of(element)
    return str(options[0]["text"]["text"]) if options else str(element["action_id"])


def plain(text: str) -> str:
    """Mrkdwn as it is seen: links by their words, bold without its marks, entities resolved."""
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
        case "actions":
            yield " ".join(_element(element, values) for element in block["elements"])
        case "input":
            yield f"{block['label']['text']}: {_element(block['element'], values)}"
        case "divider":
            yield "---"
        case other:
            yield f"({other})"


def _element(element: dict[str, Any], values: dict[str, Any]) -> str:
    held = values.get(element.get("action_id", ""), {})
    match element["type"]:
        case "checkboxes":
            ticked = {option["value"] for option in held.get("selected_options", ())}
            return " ".join(f"[{'x' if o['value'] in ticked else ' '}]" for o in element["options"])
        case "plain_text_input":
            return f"[{held.get('value') or '…'}]"
        case "multi_static_select":
            chosen = ", ".join(option["text"]["text"] for option in held.get("selected_options") or ())
            return f"[{chosen or label_of(element)} v]"
        case "static_select" | "external_select":
            chosen = held.get("selected_option")
            return f"[{chosen['text']['text'] if chosen else label_of(element)} v]"
        case _:
            return f"[{label_of(element)}]"

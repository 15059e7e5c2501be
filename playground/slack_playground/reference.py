"""Writes the reference pages from the tables that the emulator itself uses: `python -m slack_playground.reference`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from slack_playground.block_kit.blocks import BLOCK_SHAPES, BLOCKS
from slack_playground.block_kit.checks import Check, Shape, limit_of
from slack_playground.block_kit.elements import ELEMENTS
from slack_playground.web_api import METHODS
from slack_playground.web_api.method_call import Method
from slack_playground.workspace.element_state import initial_state


def web_api_page() -> str:
    """Every method of the Web API, with its scopes and what it does."""
    rows = [f"| `{name}` | {_scopes(method)} | {_summary(method.answer)} |" for name, method in sorted(METHODS.items())]
    return "\n".join(
        [
            "# Methods of the Web API",
            "",
            "Written by `python -m slack_playground.reference`. Slack's reference: <https://docs.slack.dev/reference/methods>.",
            "",
            f"{len(METHODS)} methods. Slack's own client calls each in `playground/tests`.",
            "",
            "| Method | Scope | What it does |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def block_kit_page() -> str:
    """Every block and element of Block Kit: where it's allowed, its fields, and its state."""
    blocks = [f"| `{name}` | {_places(name)} | {_fields(shape)} |" for name, shape in sorted(BLOCK_SHAPES.items())]
    elements = [
        f"| `{name}` | {_state(name)} | {_fields(shape)} |"
        for name, shape in sorted(ELEMENTS.items())
        if name not in {"mrkdwn", "plain_text", "image"}
    ]
    return "\n".join(
        [
            "# Block Kit",
            "",
            "Written by `python -m slack_playground.reference`. Slack's reference:",
            "<https://docs.slack.dev/reference/block-kit>. Each block and element below is checked as Slack checks it",
            "(types, lengths, counts, ids), shown on the page, and, where it has state, part of `state.values`.",
            "Required fields are in bold. In brackets are limits: characters of a text, items of a list, values; what",
            "is inside a field has limits, too. `playground/tests/test_block_kit.py` posts and shows each, in light",
            "and dark; axe finds nothing, and each control has a name of its own.",
            "",
            "`SLACK_TEST_BOT_TOKEN=xoxb-… pytest -rs playground/tests/test_against_slack.py`, with the token of a real",
            "workspace, compares these tables with Slack's own `blocks.validate`, which posts nothing. Without a token",
            "it says so and skips.",
            "",
            "| Block | Where | Fields |",
            "|---|---|---|",
            *blocks,
            "",
            "| Element | State | Fields |",
            "|---|---|---|",
            *elements,
            "",
        ]
    )


def _places(name: str) -> str:
    return ", ".join(place for place, allowed in BLOCKS.items() if name in allowed)


def _fields(shape: Shape) -> str:
    required = [_field(f"**{name}**", check) for name, check in shape.required.items()]
    return ", ".join([*required, *(_field(name, check) for name, check in shape.optional.items())])


def _field(name: str, check: Check) -> str:
    limit = limit_of(check)
    return f"{name} ({limit})" if limit else name


def _state(kind: str) -> str:
    state = initial_state({"type": kind})
    return f"`{next(name for name in state if name != 'type')}`" if state else ""


def _scopes(method: Method) -> str:
    if method.scope is None:
        kind = "app configuration token" if method.configuration else ""
        return "app-level token" if method.app_level else kind
    scopes = [method.scope] if isinstance(method.scope, str) else list(dict.fromkeys(method.scope.values()))
    return " or ".join(f"`{scope}`" for scope in scopes)


def _summary(answer: Callable[..., object]) -> str:
    return (answer.__doc__ or "").splitlines()[0].strip()


PAGES: Final[dict[str, Callable[[], str]]] = {"block-kit.md": block_kit_page, "web-api.md": web_api_page}


def stale(folder: Path) -> Iterator[str]:
    """The pages in this folder that are out of date."""
    for name, page in PAGES.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != page():
            yield name


def main(folder: Path) -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (folder / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))

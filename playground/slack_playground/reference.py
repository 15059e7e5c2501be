"""Writes the reference pages from the tables that the emulator itself uses: `python -m slack_playground.reference`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from slack_playground.web_api import METHODS
from slack_playground.web_api.call import Method


def web_api_page() -> str:
    """Every method of the Web API, with its scopes and what it does."""
    rows = [f"| `{name}` | {_scopes(method)} | {_summary(method.answer)} |" for name, method in sorted(METHODS.items())]
    return "\n".join(
        [
            "# Methods of the Web API",
            "",
            "Written by `python -m slack_playground.reference`. Slack's reference: <https://docs.slack.dev/reference/methods>.",
            "",
            f"{len(METHODS)} methods. Each is called by Slack's own client in `playground/tests/test_methods.py`.",
            "",
            "| Method | Scope | What it does |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _scopes(method: Method) -> str:
    if method.scope is None:
        return "app-level token" if method.app_level else ""
    scopes = [method.scope] if isinstance(method.scope, str) else list(dict.fromkeys(method.scope.values()))
    return " or ".join(f"`{scope}`" for scope in scopes)


def _summary(answer: Callable[..., object]) -> str:
    return (answer.__doc__ or "").splitlines()[0].strip()


PAGES: Final[dict[str, Callable[[], str]]] = {"web-api.md": web_api_page}


def stale(folder: Path) -> Iterator[str]:
    """The pages in this folder that differ from what would be written."""
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

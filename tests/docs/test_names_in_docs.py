"""Paths, modules and names in code spans of the docs, compared with the tree and the code."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "playground").glob("*.md")),
]
ROOTS = [ROOT, ROOT / "bot", ROOT / "bot" / "slack", ROOT / "bot" / "conversation" / "language", ROOT / "docs"]
"""Where a path in the docs may begin."""

PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|tsv|json|toml)")
MODULE = re.compile(r"(?:bot|slack_playground|benchmarks|tools|tests)(?:\.\w+)+")
CLASS = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+")
FUNCTION = re.compile(r"([a-z_]\w*)\(.*\)")

EXAMPLES = {
    # the worked examples of CONTRIBUTING add these
    "slack/features/copy_titles.py",
    "slack/views/copy_titles.py",
    "slack/views/weights.py",
    "CopyRequested",
    "CopyTitles",
    # files that a user makes, and addresses
    "application/json",
    "data/bot.sqlite",
    "node app.js",
}


def spans(page: Path) -> list[str]:
    """The code spans of a page, without its code blocks."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`([^`\n]+)`", text)


@cache
def names() -> frozenset[str]:
    """Every name that our code defines or uses."""
    found: set[str] = set()
    for folder in ("bot", "playground", "tests", "benchmarks", "tools"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                        found.add(name)
                    case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                        found.add(name)
    return frozenset(found)


@cache
def file_names() -> frozenset[str]:
    """The bare name of every file of the code."""
    folders = ("bot", "playground", "tests", "benchmarks", "tools", "manifests")
    return frozenset(path.name for folder in folders for path in (ROOT / folder).rglob("*.*"))


def is_there(path: str) -> bool:
    """Whether a path of the docs leads to a file or a folder; a bare name, to any file of that name."""
    return path in file_names() or any((root / path).exists() for root in ROOTS)


def module_is_there(dotted: str) -> bool:
    """Whether a dotted name leads to a module."""
    for root in (ROOT, ROOT / "playground"):
        path = root / dotted.replace(".", "/")
        if path.is_dir() or path.with_suffix(".py").is_file():
            return True
    return False


def missing(span: str) -> bool:
    """Whether a code span names something of ours that the project does not have."""
    if span in EXAMPLES or span.startswith(("/", "http", "duties:", "onet:")):
        return False
    if PATH.fullmatch(span):
        return not is_there(span)
    if MODULE.fullmatch(span):
        return not module_is_there(span)
    if CLASS.fullmatch(span):
        return span not in names()
    if called := FUNCTION.fullmatch(span):
        return called[1] not in names()
    return False


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))
def test_names_in_docs_exist(page: Path) -> None:
    assert [span for span in spans(page) if missing(span)] == []

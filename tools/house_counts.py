"""Counts what keeps the code easy to enter: python -m tools.house_counts. A test holds the limits."""

import ast
from collections.abc import Iterator
from pathlib import Path

BOT = Path(__file__).parents[1] / "bot"
SEND_ERRORS = {"SEND_ERRORS", "SlackApiError"}
ANSWERING = ("features", "interactions", "replies", "text", "views")
"""The folders of bot/slack that answer people. Counted with the modules beside them."""


def trees(folder: Path) -> Iterator[ast.Module]:
    """The modules of a folder, parsed."""
    for path in sorted(folder.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def send_error_handlers() -> int:
    """In how many places a failed call to Slack is caught, where people are answered."""
    slack = BOT / "slack"
    beside = [ast.parse(path.read_text(encoding="utf-8")) for path in slack.glob("*.py")]
    inside = [tree for folder in ANSWERING for tree in trees(slack / folder)]
    handlers = [node for tree in beside + inside for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    return sum(bool(_names(handler.type) & SEND_ERRORS) for handler in handlers)


def client_parameters() -> int:
    """How many functions and records of bot/slack take a client of Slack's Web API."""
    nodes = [node for tree in trees(BOT / "slack") for node in ast.walk(tree)]
    annotations = [node.annotation for node in nodes if isinstance(node, ast.arg | ast.AnnAssign)]
    return sum("AsyncWebClient" in _names(annotation) for annotation in annotations)


def modules_imported_by_app() -> set[str]:
    """Which modules of ours the composition root imports."""
    nodes = ast.walk(ast.parse((BOT / "app.py").read_text(encoding="utf-8")))
    imported = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {module for module in imported if module.startswith("bot.")}


def function_lengths() -> list[int]:
    """The lines of every function, shortest first."""
    nodes = [node for tree in trees(BOT) for node in ast.walk(tree)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return sorted((node.end_lineno or 0) - node.lineno + 1 for node in functions)


def lines(folder: Path = BOT) -> int:
    """The lines of a folder's modules."""
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py"))


def percentile(values: list[int], percent: int) -> int:
    """The value below which so many percent of the sorted values are."""
    return values[len(values) * percent // 100]


def counts() -> dict[str, int]:
    """All counts, by name."""
    return {
        "handlers of send errors": send_error_handlers(),
        "parameters that are a Slack client": client_parameters(),
        "modules imported by app.py": len(modules_imported_by_app()),
        "lines of a function, 90th percentile": percentile(function_lengths(), 90),
        "lines of bot/": lines(),
        "lines of bot/slack/": lines(BOT / "slack"),
    }


def _names(node: ast.AST | None) -> set[str]:
    return set() if node is None else {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


if __name__ == "__main__":
    for name, count in counts().items():
        print(f"{name:40} {count:>7,}")

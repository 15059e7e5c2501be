"""The reference for administrators says what the code does."""

import re
from pathlib import Path
from typing import Any

from bot.journal import Doing, Outcome, begun
from bot.metrics import Metrics
from bot.slack.tracker import line_of

PAGE = (Path(__file__).parents[1] / "docs" / "operations.md").read_text("utf-8")


def rows_of(heading: str) -> list[list[str]]:
    """The cells of the table under a header row that begins so, without backticks."""
    lines = PAGE.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    rows: list[list[str]] = []
    for line in lines[at + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


def test_the_metrics_are_those_of_the_registry() -> None:
    shown = {(name, kind, what) for name, kind, _, what in rows_of("Metric")}
    held = {(family.name, family.type, family.documentation) for family in Metrics().registry.collect()}
    assert shown == held


def test_the_labels_are_those_of_the_registry() -> None:
    shown = {name: tuple(re.findall(r"\w+", labels)) for name, _, labels, _ in rows_of("Metric")}
    collectors: dict[str, Any] = Metrics().registry._names_to_collectors  # noqa: SLF001 - labels without a sample are nowhere else
    assert shown == {name: tuple(collectors[name]._labelnames) for name in shown}  # noqa: SLF001 - see above


def test_the_outcomes_are_the_code_s() -> None:
    assert [row[0] for row in rows_of("Outcome")] == [outcome.value for outcome in Outcome]


def test_the_fields_of_a_turn_are_the_log_s() -> None:
    assert [row[0] for row in rows_of("Field")] == list(line_of(begun("reference", Doing("said"))))

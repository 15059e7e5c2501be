"""The report at the end of a run: the slowest tests, the skipped ones, and how to get what they need."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

import pytest

SLOWEST: Final = 10
TOO_SLOW: Final = 15.0
"""Seconds; a test that takes longer gives a reason: `@pytest.mark.slow("why")`."""
REASON: Final = "slow"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"slow(reason): may take over {TOO_SLOW:.0f} seconds, because of the reason")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark in item.iter_markers("slow"):
            item.user_properties.append((REASON, mark.args[0]))  # goes with the report from a worker


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [
        report
        for several in terminalreporter.stats.values()
        for report in several
        if isinstance(report, pytest.TestReport)
    ]
    for title, lines in (("slowest tests", list(slowest(reports))), ("skipped", list(skipped(reports)))):
        if lines:
            terminalreporter.section(title)
        for line in lines:
            terminalreporter.write_line(line)


def slowest(reports: list[pytest.TestReport]) -> Iterator[str]:
    """The slowest tests with what they need before and after, in seconds, and the reason of those that have one."""
    seconds: defaultdict[str, float] = defaultdict(float)
    reasons: dict[str, str] = {}
    for report in reports:
        seconds[report.nodeid] += report.duration
        for name, why in report.user_properties:
            if name == REASON:
                reasons[report.nodeid] = str(why)
    for name in sorted(seconds, key=seconds.__getitem__, reverse=True)[:SLOWEST]:
        wanting = "no reason is given" if seconds[name] > TOO_SLOW else ""
        why = reasons.get(name) or wanting
        yield f"{seconds[name]:6.1f} s  {name}{f'  ({why})' if why else ''}"


def skipped(reports: list[pytest.TestReport]) -> Iterator[str]:
    """How many tests were skipped for each reason; a reason says what is wanting and how to get it."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in reports
        if report.skipped and isinstance(report.longrepr, tuple)
    )
    for reason, count in reasons.most_common():
        yield f"{count:4} {'tests' if count > 1 else 'test'}: {reason}"

"""What a run of the tests reports at its end."""

from typing import Any

from pytest import TestReport  # noqa: PT013 - its name begins as a test class does

from tests.support.report import SLOWEST, skipped, slowest


def a_report(name: str, seconds: float = 0.0, **more: Any) -> TestReport:
    fields = {"keywords": {}, "outcome": "passed", "longrepr": None, "when": "call"} | more
    return TestReport(name, (name, 0, name), duration=seconds, **fields)


def test_slowest_are_few_and_add_up_what_a_test_needs() -> None:
    reports = [a_report(f"t{number}", number) for number in range(SLOWEST + 3)]
    lines = list(slowest([*reports, a_report("t3", 10.5, when="setup"), a_report("t3", 1.0, when="teardown")]))
    assert len(lines) == SLOWEST
    assert lines[0] == "  14.5 s  t3"


def test_slow_test_shows_its_reason_or_that_it_has_none() -> None:
    reports = [
        a_report("reasoned", 20, user_properties=[("slow", "it starts the bot twelve times")]),
        a_report("t", 16),
    ]
    assert list(slowest(reports)) == [
        "  20.0 s  reasoned  (it starts the bot twelve times)",
        "  16.0 s  t  (no reason is given)",
    ]


def test_skipped_tests_are_counted_for_each_reason() -> None:
    def without(reason: str) -> TestReport:
        return a_report(reason, outcome="skipped", longrepr=("file", 1, f"Skipped: {reason}"))

    reports = [without("no release; get one"), without("no schema"), without("no release; get one"), a_report("t")]
    assert list(skipped(reports)) == ["   2 tests: no release; get one", "   1 test: no schema"]

"""The log of a whole conversation: one line per turn, without typed text, names or secrets."""

import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.server.task_tracker import TaskTracker
from bot.settings.settings import LogFormat, LogLevel
from bot.telemetry.log_setup import set_up_logs, toggle_debug
from bot.telemetry.turn_record import Outcome, TurnSource
from tests.support.harness import SECRET, TOKEN, BotInPlayground, bot_in_playground

PRIVATE = "my private plans"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers, root.level = before
    structlog.reset_defaults()


def lines(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines() if line.strip()]


@pytest.fixture
def out() -> io.StringIO:
    """Where the log goes."""
    return io.StringIO()


@pytest.fixture
async def logged(sample: Path, out: io.StringIO) -> AsyncIterator[BotInPlayground]:
    """A bot whose log is written as in production."""
    set_up_logs(LogLevel.INFO, LogFormat.JSON, out=out)
    async with bot_in_playground(sample) as played:
        yield played


async def test_each_turn_is_one_line(logged: BotInPlayground, out: io.StringIO) -> None:
    alice, bob = logged.person("Alice"), logged.person("Bob")
    await alice.says("pharmacist", to="#general")
    await alice.says("pharmacist")
    await alice.chooses("Pharmacists")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.clicks("Details")
    await bob.says(f"/duties {PRIVATE}")
    await alice.says("help")
    turns = [line for line in lines(out.getvalue()) if line["event"] == "turn"]
    outcomes = [(line["did"], line["before"], line["after"], line["outcome"]) for line in turns]
    assert outcomes == [
        ("line_typed", "asking", "choosing_occupation", "shown"),
        ("choose", "choosing_occupation", "choosing_tasks", "shown"),
        ("tick", "choosing_tasks", "choosing_tasks", "saved"),
        ("related", "choosing_tasks", "reading_results", "shown"),
        ("details_requested", "", "", "answered"),
        ("line_typed", "asking", "choosing_occupation", "shown"),
        ("line_typed", "reading_results", "reading_results", "answered"),
    ]
    assert {line["workspace"] for line in turns} == {"T0PLAYGRND"}
    assert len({line["reference"] for line in turns}) == len(turns)
    assert all(0 < line["ack_ms"] <= line["turn_ms"] or line["did"] == "tick" for line in turns)
    assert sum(line["onet_calls"] for line in turns[:4]) == 4, "search, duties, related and less related occupations"


async def test_log_names_no_person_and_no_text(logged: BotInPlayground, out: io.StringIO) -> None:
    alice, bob = logged.person("Alice"), logged.person("Bob")
    await alice.says(PRIVATE)
    await alice.says(f"/duties {PRIVATE}")
    await alice.says(f"<@{bob.me.id}> {PRIVATE}", to="#general")
    await alice.says("nurse")
    await alice.chooses("Registered Nurses")
    await bob.clicks("Clear", on=alice.last)
    written = out.getvalue()
    assert written.count("\n") >= 5
    for secret in (PRIVATE, "private", "nurse", "Nurses", "Alice", "Bob", alice.me.id, bob.me.id, SECRET, TOKEN):
        assert secret not in written, secret


async def test_exception_is_found_by_the_reference_of_the_apology(out: io.StringIO) -> None:
    set_up_logs(LogLevel.INFO, LogFormat.JSON, out=out)
    apologies: list[str] = []

    async def broken() -> None:
        raise ValueError(PRIVATE)

    async def sorry(reference: str) -> None:
        apologies.append(reference)

    tracker = TaskTracker(new_reference=lambda: "ref-7")
    tracker.start(broken(), sorry, TurnSource("said", workspace="T1", user="U1"))
    await tracker.idle()
    failed, turn = lines(out.getvalue())
    assert apologies == [failed["reference"]] == [turn["reference"]] == ["ref-7"]
    assert failed["exception"][0]["type"] == "ValueError"
    assert failed["exception"][0]["frames"][-1].endswith(" broken")
    assert turn["outcome"] == Outcome.APOLOGY
    assert PRIVATE not in out.getvalue()
    assert "U1" not in out.getvalue()


def test_libraries_log_to_the_same_stream(out: io.StringIO) -> None:
    set_up_logs(LogLevel.DEBUG, LogFormat.JSON, out=out)
    logging.getLogger("slack_bolt.AsyncApp").warning("Unhandled request ({'text': '%s'})\n---", PRIVATE)
    logging.getLogger("slack_sdk.web").debug("Sending a request - url: %s", PRIVATE)
    logging.getLogger("uvicorn.error").error("Exception in ASGI application\n", exc_info=ValueError(PRIVATE))
    written = lines(out.getvalue())
    assert [(line["logger"], line["event"]) for line in written] == [
        ("slack_bolt.AsyncApp", "Unhandled request"),
        ("uvicorn.error", "Exception in ASGI application"),
    ]
    assert written[1]["exception"] == [{"type": "ValueError", "frames": []}]


@pytest.mark.parametrize(
    "secret",
    ["xoxb-12-34-abc", "xoxe.xoxb-1-abc", "xapp-1-A-2-b", "user:pass", "hooks.slack.com/actions/T/1/x"],
)
def test_secret_in_a_log_line_is_redacted(out: io.StringIO, secret: str) -> None:
    set_up_logs(LogLevel.INFO, LogFormat.JSON, out=out)
    structlog.get_logger("bot.test").info("said", url=f"redis://{secret}@host/0", word=secret)
    written = out.getvalue()
    assert (secret not in written) or secret == "user:pass"
    assert "//user:pass@" not in written


@pytest.mark.parametrize("form", LogFormat)
def test_value_cannot_command_a_terminal(out: io.StringIO, form: LogFormat) -> None:
    set_up_logs(LogLevel.INFO, form, out=out)
    structlog.get_logger("bot.test").info("said", error="\x1b[31mred\x07", doing="\u202e\x9b31m", other="a\rb")
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r"} & set(out.getvalue())
    assert "red" in out.getvalue()


def test_long_value_is_cut_after_its_secrets_are_gone(out: io.StringIO) -> None:
    set_up_logs(LogLevel.INFO, LogFormat.JSON, out=out)
    structlog.get_logger("bot.test").info("said", error="x" * 990 + " redis://user:secret@host " + "y" * 1_000_000)
    assert len(out.getvalue()) < 1_200
    assert "secret" not in out.getvalue()


@pytest.mark.parametrize("password", ["pass", "pa/ss", "pa@ss", "pa:ss", "pa#s?s"])
def test_password_of_an_address_is_redacted(out: io.StringIO, password: str) -> None:
    set_up_logs(LogLevel.INFO, LogFormat.JSON, out=out)
    structlog.get_logger("bot.test").info("said", url=f"postgres://user:{password}@host/0 is down")
    assert lines(out.getvalue())[0]["url"] == "postgres://…@host/0 is down"


def test_log_level_changes_at_run_time(out: io.StringIO) -> None:
    set_up_logs(LogLevel.WARNING, LogFormat.JSON, out=out)
    log = structlog.get_logger("bot.test")
    log.info("not yet")
    toggle_debug(LogLevel.WARNING)
    log.debug("now")
    toggle_debug(LogLevel.WARNING)
    log.info("no more")
    logged = [line["event"] for line in lines(out.getvalue())]
    assert logged == ["log_level_changed", "now", "log_level_changed"]


def test_console_log_has_columns(out: io.StringIO) -> None:
    set_up_logs(LogLevel.INFO, LogFormat.CONSOLE, out=out)
    try:
        raise KeyError(PRIVATE)
    except KeyError:
        structlog.get_logger("bot.test").exception("broke", reference="r1")
    logged = out.getvalue()
    assert "broke" in logged
    assert "reference=r1" in logged
    assert "KeyError" in logged
    assert PRIVATE not in logged


class Full(io.StringIO):
    """A disk that is full."""

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


async def test_unwritable_log_breaks_no_turn(sample: Path) -> None:
    set_up_logs(LogLevel.INFO, LogFormat.JSON, out=Full())
    async with bot_in_playground(sample) as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says("pharmacist")
        await alice.chooses("Pharmacists")
        assert "duties 1–10 of 12" in alice.screen

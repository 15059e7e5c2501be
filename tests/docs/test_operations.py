"""The reference for administrators says what the code does."""

import re
from pathlib import Path
from typing import Any

from slack_playground.testing.person import GENERAL

from bot.doctor.checks import CHECKS
from bot.storage.redis_cache import RedisCache
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.metrics import Metrics
from bot.telemetry.turn_record import Outcome, TurnSource, start_record
from tests.support.valkey import Valkey
from tests.support.web_services import on_web_services

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")


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


def test_metrics_page_matches_the_registry() -> None:
    shown = {(name, kind, meaning) for name, kind, _, meaning in rows_of("Metric")}
    families = list(Metrics().registry.collect())
    ours = {
        (family.name, family.type, family.documentation) for family in families if family.name.startswith("duties_")
    }
    assert shown == ours
    assert "process_resident_memory_bytes" in {family.name for family in families}


def test_labels_page_matches_the_registry() -> None:
    shown = {name: tuple(re.findall(r"\w+", labels)) for name, kind, labels, _ in rows_of("Metric") if kind != "info"}
    collectors: dict[str, Any] = Metrics().registry._names_to_collectors  # noqa: SLF001 - labels without a sample are nowhere else
    assert shown == {name: tuple(collectors[name]._labelnames) for name in shown}  # noqa: SLF001 - see above


def test_outcomes_page_matches_the_code() -> None:
    assert [row[0] for row in rows_of("Outcome")] == [outcome.value for outcome in Outcome]


def test_turn_fields_page_matches_the_log() -> None:
    assert [row[0] for row in rows_of("Field")] == list(start_record("reference", TurnSource("said")).log_fields())


def test_doctor_page_matches_its_checks() -> None:
    shown = [row[0] for row in rows_of("Line")]
    beside = {"settings", "slack scopes", "clock"}  # said by the line before the checks, and by that of the token
    assert [name for name in shown if name not in beside] == [name for name, _ in CHECKS]


SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}


def longest(kept: str) -> int | None:
    """The longest time that a cell of the table names, in seconds; None if it names none."""
    named = re.findall(r"(\d+) (second|minute|hour|day)", kept)
    return max((int(count) * SECONDS[unit] for count, unit in named), default=None)


async def test_keys_page_matches_a_whole_talk(sample: Path) -> None:
    with Valkey() as server:
        url = f"redis://127.0.0.1:{server.port}/0"
        async with on_web_services(sample, redis_url=url) as (sample_bot, _):
            alice = sample_bot.person("Alice")
            await alice.says("pharmacist")
            await alice.chooses("Pharmacists")
            await alice.ticks("Advise patients")
            await alice.clicks("Find related occupations")
            await alice.says("@Job Duties pharmacist", to=GENERAL)
            conversations = sample_bot.bot.caches[0]
            await sample_bot.person("Bob").says("forget me")
            await sample_bot.person("Bob").clicks("Delete everything")
            await WorkspaceData(conversations).join("T1", "E1")
            assert isinstance(conversations, RedisCache)
            client = conversations.client
            lifetimes = {key.decode(): await client.ttl(key) async for key in client.scan_iter()}
    table = {re.compile(re.sub(r"[A-Z]+", "[^:]+", key)): longest(kept) for key, kept, _ in rows_of("Key")}
    unseen = {pattern.pattern for pattern in table}
    for key, left in lifetimes.items():
        pattern, kept = next((candidate, kept) for candidate, kept in table.items() if candidate.fullmatch(key))
        assert left == -1 if kept is None else 0 < left <= kept, key
        unseen.discard(pattern.pattern)
    assert unseen == {"duties:probe:[^:]+"}, "it is deleted as soon as it was read"

"""The sample data: enough of it, linked, paged, and never passed off as O*NET's."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.embedded.release import import_sample
from bot.onet.models import Sort

FOLDER = resources.files("bot.onet.embedded") / "sample"


@pytest.fixture(scope="module")
def held(sample: Path) -> Iterator[JobDutiesDatabase]:
    with JobDutiesDatabase.open(sample) as database:
        yield database


@pytest.fixture(scope="module")
def codes(held: JobDutiesDatabase) -> list[str]:
    return held.codes()


def test_sample_is_large_enough_to_try(held: JobDutiesDatabase, codes: list[str]) -> None:
    with_tasks = [code for code in codes if held.tasks(code)]
    assert len(with_tasks) >= 60
    assert len({code[:2] for code in with_tasks}) >= 8
    assert min(len(held.tasks(code)) for code in with_tasks) >= 8
    assert any(not held.tasks(code) for code in codes), "one without duties, to see what the bot says"


def test_three_duties_fill_two_pages_for_many_occupations(held: JobDutiesDatabase, codes: list[str]) -> None:
    counts = {}
    for code in codes:
        tasks = [int(task.id) for task in held.tasks(code)]
        if tasks:
            counts[code] = len(held.related(code, tasks[:3], Sort.CLOSELY_RELATED))
    assert min(counts.values()) > 0
    assert sum(count > 10 for count in counts.values()) >= 20


def test_sample_says_it_is_made_up(held: JobDutiesDatabase) -> None:
    assert held.release_info().name == "Sample data"
    assert "made up" in held.release_info().credit
    assert (FOLDER / "Read Me.txt").read_text("utf-8").startswith("Sample data")


def test_sample_lacks_figures_on_purpose(tmp_path: Path) -> None:
    assert import_sample(tmp_path / "again.sqlite").missing == ()


def test_sample_codes_and_titles_are_onets(held: JobDutiesDatabase, codes: list[str], real: Path) -> None:
    with JobDutiesDatabase.open(real) as theirs:
        titles = {code: theirs.occupations([code])[0].title for code in codes if theirs.has(code)}
    assert titles == {code: held.occupations([code])[0].title for code in codes}

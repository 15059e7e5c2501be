"""Importing a release: both layouts, every way one can be broken, and nothing half written."""

import os
import signal
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ReleaseError
from bot.onet.embedded.bright_outlook import bright_outlook_codes
from bot.onet.embedded.cli import ENDING, end_in_order
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.embedded.release import import_release
from bot.onet.embedded.release_info import ReleaseInfo
from bot.onet.embedded.schema import SCHEMA_VERSION
from bot.onet.models import Sort
from tests.support.releases import BAKER, COOK, JUDGE, NEW, OLD, Tables, a_folder, a_zip

LAYOUTS = pytest.mark.parametrize("tables", [OLD, NEW], ids=["to 30.2", "from 30.3"])


def content(database: Path) -> dict[str, Any]:
    with sqlite3.connect(database) as connection:
        tables = ("occupation", "task", "dwa", "task_dwa", "title")
        found = {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall()) for table in tables}  # noqa: S608 - our own tables
    connection.close()
    return found


@LAYOUTS
def test_release_of_either_layout_is_imported_whole(tables: Tables, tmp_path: Path) -> None:
    imported = import_release(a_zip(tmp_path, tables), tmp_path / "onet.sqlite")
    assert imported.info == ReleaseInfo(
        release="30.1",
        sample=False,
        occupations=3,
        with_tasks=2,
        tasks=5,
        links=4,
        titles=4,
        bright_outlook=0,
        job_zones=2,
    )
    assert imported.missing == ("the Bright Outlook list (--bright-outlook CSV)",)
    with JobDutiesDatabase.open(imported.output) as database:
        assert database.release_info() == imported.info
        assert [task.id for task in database.tasks(BAKER)] == ["21", "22", "23"]
        assert database.tasks(COOK)[0].title == 'Cook "to order".'
        (related,) = database.related(COOK, [11, 12], Sort.CLOSELY_RELATED).rows(1, 20)
    assert (related.code, related.job_zone) == (BAKER, None)
    assert [task.id for task in related.tasks.closely_related] == ["22"]
    assert [task.id for task in related.tasks.less_related] == ["21"]


def test_both_layouts_import_alike(tmp_path: Path) -> None:
    old = import_release(a_zip(tmp_path, OLD, "old.zip"), tmp_path / "old.sqlite")
    new = import_release(a_zip(tmp_path, NEW, "new.zip"), tmp_path / "new.sqlite")
    assert content(old.output) == content(new.output)


def test_folder_and_zip_import_alike(tmp_path: Path) -> None:
    packed = import_release(a_zip(tmp_path, OLD), tmp_path / "zip.sqlite")
    folder = import_release(a_folder(tmp_path / "db_30_1_text", OLD), tmp_path / "folder.sqlite")
    assert content(packed.output) == content(folder.output)


def test_bright_outlook_list_marks_its_occupations(tmp_path: Path) -> None:
    listed = tmp_path / "bright.csv"
    listed.write_text(
        f'\ufeffCode,Occupation,Categories\n{BAKER},"Bakers, All",Rapid Growth\n99-9999.00,x,y\n', "utf-8"
    )
    imported = import_release(a_zip(tmp_path, OLD), tmp_path / "onet.sqlite", bright_outlook=listed)
    assert imported.info.bright_outlook == 1
    assert imported.missing == ()


def test_progress_names_each_step_and_ends_with_the_last(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    import_release(a_zip(tmp_path, OLD), tmp_path / "onet.sqlite", progress=lambda *step: told.append(step))
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert told[-1][1] == told[-1][2]
    assert {"occupations", "tasks", "search index"} <= {name for name, _, _ in told}


@pytest.mark.parametrize(
    ("without", "said"),
    [
        (["Job Zones.txt"], "job zones (Job Zones.txt)"),
        (["Alternate Titles.txt"], "job titles (Alternate Titles.txt or Job Titles.txt)"),
        (["Read Me.txt"], None),
        (["IWA Reference.txt"], None),
        (["Sample of Reported Titles.txt"], None),
    ],
)
def test_release_without_optional_tables_is_imported(without: list[str], said: str | None, tmp_path: Path) -> None:
    tables = {name: text for name, text in OLD.items() if name not in without}
    imported = import_release(a_zip(tmp_path, tables), tmp_path / "onet.sqlite")
    assert imported.info.tasks == 5
    assert imported.info.release == "30.1", "the number is also in the zip's name"
    assert (said in imported.missing) if said else len(imported.missing) == 1


def test_release_without_a_number_is_unknown(tmp_path: Path) -> None:
    tables = {name: text for name, text in OLD.items() if name != "Read Me.txt"}
    imported = import_release(a_zip(tmp_path, tables, "mine.zip"), tmp_path / "onet.sqlite")
    assert imported.info.release == "unknown"
    assert imported.info.name == "O*NET Database"
    assert "from the O*NET Database by" in imported.info.credit
    assert "the release's number (no Read Me.txt)" in imported.missing


def changed(table: str, old: str, new: str, tables: Tables = OLD) -> Tables:
    assert old in tables[table]
    return tables | {table: tables[table].replace(old, new)}


def without(table: str, tables: Tables = OLD) -> Tables:
    return {name: text for name, text in tables.items() if name != table}


TASKS, LINKS, DATA = "Task Statements.txt", "Tasks to DWAs.txt", "Occupation Data.txt"

BROKEN: dict[str, tuple[Tables, list[str]]] = {
    "no occupations": (without(DATA), [DATA, "onetcenter.org"]),
    "no tasks": (without(TASKS), [TASKS, "onetcenter.org"]),
    "no activities": (without("DWA Reference.txt"), ["DWA Reference.txt"]),
    "no links": (without(LINKS), [LINKS]),
    "a column is gone": (changed(TASKS, "Task ID", "Number"), [TASKS, "line 1", "'Task ID'"]),
    "the table is empty": (OLD | {TASKS: ""}, [TASKS, "line 1"]),
    "a code that is none": (changed(DATA, JUDGE, "23-1023"), [DATA, "line 4", "'23-1023'"]),
    "a code twice": (changed(DATA, JUDGE, COOK), [DATA, "line 4", "twice"]),
    "a task of nobody": (changed(TASKS, f"{BAKER}\t21", "99-9999.00\t21"), [TASKS, "line 4", "99-9999.00"]),
    "a task id that is none": (changed(TASKS, "\t21\t", "\ttwenty\t"), [TASKS, "line 4", "'twenty'"]),
    "a task id longer than any": (changed(TASKS, "\t21\t", "\t1234567890\t"), [TASKS, "line 4", "'1234567890'"]),
    "a task id in other digits": (changed(TASKS, "\t21\t", "\t\u0662\u0661\t"), [TASKS, "line 4", "'\u0662\u0661'"]),
    "a task twice": (changed(TASKS, "\t21\t", "\t12\t"), [TASKS, "line 4", "twice"]),
    "a row that is cut": (changed(TASKS, "\t9\t01/2025\tIncumbent\n", "\n"), [TASKS, "line 2", "columns"]),
    "a title too long": (changed(DATA, "\tBakers\t", f"\t{'t' * 151}\t"), [DATA, "line 3", "151 characters"]),
    "a task too long": (changed(TASKS, "Order food.", "t" * 1_001), [TASKS, "line 3", "1,001 characters"]),
    "a zone of digits": (changed("Job Zones.txt", "\t5\t", f"\t{'5' * 5_000}\t"), ["line 3", "555 …"]),
    "a link of no task": (changed(LINKS, "\t11\t", "\t99\t"), [LINKS, "line 2", "'99'"]),
    "a link to no activity": (changed(LINKS, "I.1.D02", "I.9.D09"), [LINKS, "line 4", "I.9.D09"]),
    "a zone that is none": (changed("Job Zones.txt", "\t5\t", "\t9\t"), ["Job Zones.txt", "line 3", "'9'"]),
    "an activity without id": (
        changed("DWA Reference.txt", "I.1\tI.1.D02", "\tI.1.D02"),
        ["DWA Reference.txt", "line 4"],
    ),
    "a title of nobody": (
        changed("Alternate Titles.txt", f"{BAKER}\tBakery", "99-9999.00\tBakery"),
        ["Alternate Titles.txt", "line 3"],
    ),
    "the newer layout, a column gone": (
        changed(LINKS, "DWA Element ID", "Activity", NEW),
        [LINKS, "line 1", "'DWA ID' or 'DWA Element ID'"],
    ),
}


@pytest.mark.parametrize(("tables", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_tables_are_named_with_file_and_line(tables: Tables, said: list[str], tmp_path: Path) -> None:
    output = tmp_path / "onet.sqlite"
    with pytest.raises(ReleaseError) as raised:
        import_release(a_zip(tmp_path, tables), output)
    for word in said:
        assert word in str(raised.value)
    assert [path.name for path in tmp_path.iterdir()] == ["db_30_1_text.zip"], "nothing is left behind"


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "db_30_1_text", OLD)
    text = (folder / TASKS).read_bytes().replace(b"Order food.", b"Order caf\xe9.")
    (folder / TASKS).write_bytes(text)
    with pytest.raises(ReleaseError, match="line 3: not UTF-8"):
        import_release(folder, tmp_path / "onet.sqlite")


@pytest.fixture
def signal_handlers() -> Iterator[None]:
    """They are the system's own, as if the tests didn't run under nohup, and as before when the test ends."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signal_handlers")
def test_import_that_is_told_to_stop_leaves_nothing(tmp_path: Path) -> None:
    end_in_order()
    for number in ENDING:
        with pytest.raises(SystemExit):
            import_release(
                a_folder(tmp_path / f"db_{number.value}", OLD),
                tmp_path / "onet.sqlite",
                progress=lambda *_, number=number: signal.raise_signal(number),
            )
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.usefixtures("signal_handlers")
def test_import_under_nohup_goes_on_when_its_terminal_closes() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    end_in_order()
    signal.raise_signal(signal.SIGHUP)


def test_sources_that_are_not_a_release_are_refused(tmp_path: Path) -> None:
    output = tmp_path / "onet.sqlite"
    with pytest.raises(ReleaseError, match="There is no file or folder"):
        import_release(tmp_path / "nowhere.zip", output)
    for no_file in ("x" * 5_000, os.devnull):
        with pytest.raises(ReleaseError, match="There is no file or folder") as refused:
            import_release(Path(no_file), output)
        assert len(str(refused.value)) < 400
        with pytest.raises(ReleaseError, match="can't be read: it isn't a file"):
            list(bright_outlook_codes(Path(no_file)))
    (tmp_path / "text.zip").write_text("no zip", "utf-8")
    with pytest.raises(ReleaseError, match="can't be read as a zip"):
        import_release(tmp_path / "text.zip", output)
    with pytest.raises(ReleaseError, match="has no file"):
        import_release(a_folder(tmp_path / "empty", {}), output)


def test_damaged_zip_is_refused(tmp_path: Path) -> None:
    whole = a_zip(tmp_path, OLD)
    packed = whole.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(ReleaseError):
        import_release(cut, tmp_path / "onet.sqlite")
    with zipfile.ZipFile(whole) as opened:
        at = opened.getinfo(f"db_30_1_text/{TASKS}").header_offset + 120
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(packed[:at] + b"\0\0\0\0" + packed[at + 4 :])
    with pytest.raises(ReleaseError, match=TASKS):
        import_release(damaged, tmp_path / "onet.sqlite")


def test_old_database_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    output = tmp_path / "onet.sqlite"
    import_release(a_zip(tmp_path, OLD), output)
    before = output.read_bytes()
    with pytest.raises(ReleaseError):
        import_release(a_zip(tmp_path, BROKEN["a task twice"][0]), output)
    assert output.read_bytes() == before
    with JobDutiesDatabase.open(output) as reading:
        import_release(a_zip(tmp_path, changed(DATA, "Bakers", "Master Bakers")), output)
        assert reading.occupations([BAKER])[0].title == "Bakers", "who reads goes on reading the old one"
    with JobDutiesDatabase.open(output) as reading:
        assert reading.occupations([BAKER])[0].title == "Master Bakers"


def test_unwritable_output_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="--output"):
        import_release(a_zip(tmp_path, OLD), tmp_path / "no such folder" / "onet.sqlite")
    (tmp_path / "folder.sqlite").mkdir()
    with pytest.raises(ReleaseError, match="--output"):
        import_release(a_zip(tmp_path, OLD), tmp_path / "folder.sqlite")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Title\nx\n", "no column 'Code'"),
        ("Code\nnone\n", "line 2: 'none' is not an O\\*NET-SOC code"),
        ("Code,Occupation\n51-3011.00,Bakers\n,\n", "line 3"),
    ],
)
def test_malformed_bright_outlook_list_is_refused(text: str, said: str, tmp_path: Path) -> None:
    listed = tmp_path / "bright.csv"
    listed.write_text(text, "utf-8")
    with pytest.raises(ReleaseError, match=said):
        import_release(a_zip(tmp_path, OLD), tmp_path / "onet.sqlite", bright_outlook=listed)


def test_missing_bright_outlook_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"nothing\.csv can't be read"):
        import_release(a_zip(tmp_path, OLD), tmp_path / "onet.sqlite", bright_outlook=tmp_path / "nothing.csv")


def test_opening_a_file_that_is_not_a_database_explains(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="data import"):
        JobDutiesDatabase.open(tmp_path / "nothing.sqlite")
    (tmp_path / "text.sqlite").write_text("no database" * 100, "utf-8")
    with pytest.raises(ReleaseError, match="isn't a database of this bot"):
        JobDutiesDatabase.open(tmp_path / "text.sqlite")
    deep = tmp_path.joinpath(*["folder" * 30] * 4)  # SQLite opens no path that is so long
    deep.mkdir(parents=True)
    (deep / "onet.sqlite").touch()
    with pytest.raises(ReleaseError, match="can't be opened"):
        JobDutiesDatabase.open(deep / "onet.sqlite")
    older = import_release(a_zip(tmp_path, OLD), tmp_path / "older.sqlite").output
    with sqlite3.connect(older) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    connection.close()
    with pytest.raises(ReleaseError, match="schema version"):
        JobDutiesDatabase.open(older)


def test_real_release_is_complete(release: Path, real: Path) -> None:
    with JobDutiesDatabase.open(real) as database:
        held = database.release_info()
    name = release.stem.removeprefix("db_").removesuffix("_text").replace("_", ".")
    assert held.release == name
    with zipfile.ZipFile(release) as packed:
        rows = {
            member.filename.rsplit("/", 1)[-1]: packed.read(member).count(b"\n") - 1 for member in packed.infolist()
        }
    assert held.occupations == rows[DATA]
    assert held.tasks == rows[TASKS]
    assert held.links == rows[LINKS]
    assert held.titles > rows.get("Alternate Titles.txt", rows.get("Job Titles.txt", 0))

"""Reading a release from what people have: several releases in one place, spreadsheets, damaged and hostile files."""

import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import ReleaseError
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.embedded.release import import_release
from bot.onet.embedded.release_files import MAX_ROW_BYTES, MAX_TABLE_BYTES
from tests.support.releases import BAKER, COOK, NEW, OLD, Tables, a_folder, a_zip

TASKS, DATA, LINKS = "Task Statements.txt", "Occupation Data.txt", "Tasks to DWAs.txt"


def imported_titles(source: Path, folder: Path) -> dict[str, str]:
    """The statements of the cook's tasks, by id, after an import."""
    output = import_release(source, folder / "onet.sqlite").output
    with JobDutiesDatabase.open(output) as database:
        return {task.id: task.title for task in database.tasks(COOK)}


def refusal(source: Path, folder: Path) -> str:
    """The message of the import's error. No output is left."""
    output = folder / "refused.sqlite"
    with pytest.raises(ReleaseError) as raised:
        import_release(source, output)
    assert not output.exists()
    return str(raised.value)


def two_folders(folder: Path) -> Path:
    a_folder(folder / "db_29_3_text", OLD)
    a_folder(folder / "db_27_0_text", OLD)
    return folder


def a_release_in_a_release(folder: Path) -> Path:
    a_folder(folder, OLD)
    a_folder(folder / "older", {TASKS: OLD[TASKS]})
    return folder


def two_releases_in_a_zip(folder: Path) -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for release in ("db_29_3_text", "db_27_0_text"):
            for name, text in OLD.items():
                archive.writestr(f"{release}/{name}", text)
    return path


@pytest.mark.parametrize("source", [two_folders, a_release_in_a_release, two_releases_in_a_zip])
def test_two_releases_are_refused(source: Callable[[Path], Path], tmp_path: Path) -> None:
    assert "in 2 folders" in refusal(source(tmp_path / "releases"), tmp_path)


def test_two_releases_name_both_folders(tmp_path: Path) -> None:
    message = refusal(two_folders(tmp_path / "releases"), tmp_path)
    assert "db_27_0_text" in message
    assert "db_29_3_text" in message


def test_table_twice_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = a_zip(tmp_path, OLD)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(f"{path.stem}/{TASKS}", OLD[TASKS])
    assert f"{TASKS!r} twice" in refusal(path, tmp_path)


def test_folder_with_the_release_in_a_subfolder_is_imported(tmp_path: Path) -> None:
    a_folder(tmp_path / "unpacked" / "db_30_1_text", OLD)
    assert set(imported_titles(tmp_path / "unpacked", tmp_path)) == {"11", "12"}


def test_release_deep_in_a_folder_is_not_found(tmp_path: Path) -> None:
    a_folder(tmp_path / "heap" / "somebody" / "checkout" / "sample", OLD)
    (tmp_path / "heap" / "notes.txt").write_text("x", "utf-8")
    assert "has no file 'Occupation Data.txt'" in refusal(tmp_path / "heap", tmp_path)


@pytest.mark.parametrize(("over", "under"), [(NEW, OLD), (OLD, NEW)], ids=["newer over older", "older over newer"])
def test_release_unpacked_over_another_is_read_by_its_own_tables(over: Tables, under: Tables, tmp_path: Path) -> None:
    a_folder(tmp_path / "both", under | {"Alternate Titles.txt": "O*NET-SOC Code\tAlternate Title\n"})
    a_folder(tmp_path / "both", over)
    alone = import_release(a_folder(tmp_path / "alone", over), tmp_path / "alone.sqlite")
    both = import_release(tmp_path / "both", tmp_path / "both.sqlite")
    assert both.info == alone.info


def from_a_spreadsheet(text: str) -> str:
    """A table as Excel saves it: CRLF, and quotes around cells with a comma or a quotation mark."""
    rows = [[_saved(cell) for cell in line.split("\t")] for line in text.splitlines()]
    return "".join("\t".join(row) + "\r\n" for row in rows)


def _saved(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if '"' in cell or "," in cell else cell


def test_tables_saved_by_a_spreadsheet_import_alike(tmp_path: Path) -> None:
    saved = {name: "\ufeff" + from_a_spreadsheet(text) for name, text in OLD.items()}
    assert '"Cooks, Restaurant"' in saved[DATA]
    assert imported_titles(a_folder(tmp_path / "saved", saved), tmp_path)["11"] == 'Cook "to order".'
    with sqlite3.connect(tmp_path / "onet.sqlite") as connection:
        (title,) = connection.execute("SELECT title FROM occupation WHERE code = ?", (COOK,)).fetchone()
    connection.close()
    assert title == "Cooks, Restaurant"


@pytest.mark.parametrize("cell", ['"Order food."', '"Order" food, "quickly"', 'Order "food".'])
def test_quotation_marks_of_a_release_stay(cell: str, tmp_path: Path) -> None:
    tables = OLD | {TASKS: OLD[TASKS].replace("Order food.", cell).replace("Buy flour.", "Buy flour, sugar.")}
    assert imported_titles(a_folder(tmp_path / "raw", tables), tmp_path)["12"] == cell


def test_bare_quotation_mark_in_a_saved_table_is_named_with_its_line(tmp_path: Path) -> None:
    saved = from_a_spreadsheet(OLD[TASKS]).replace("Order food.", 'Order "food".')
    message = refusal(a_folder(tmp_path / "mixed", OLD | {TASKS: saved}), tmp_path)
    assert f"{TASKS}, line 3: a quotation mark outside quotes" in message


def test_blank_rows_at_the_end_are_skipped(tmp_path: Path) -> None:
    tables = OLD | {TASKS: OLD[TASKS] + "\t\t\t\t\t\t\n\n"}
    assert len(imported_titles(a_folder(tmp_path / "blank", tables), tmp_path)) == 2


@pytest.mark.parametrize("cut", ["x" * (MAX_ROW_BYTES + 1), "\u00e9" * MAX_ROW_BYTES], ids=["ascii", "accents"])
def test_row_over_the_limit_is_named_with_its_line(cut: str, tmp_path: Path) -> None:
    tables = OLD | {DATA: OLD[DATA] + f"11-1011.00\tChief Executives\t{cut}\n"}
    assert f"{DATA}, line 5: the row has more than 131,072 bytes" in refusal(a_zip(tmp_path, tables), tmp_path)


def test_row_with_too_many_cells_is_named_with_its_line(tmp_path: Path) -> None:
    tables = OLD | {DATA: OLD[DATA].replace("Bake bread.", "Bake\tbread.")}
    assert f"{DATA}, line 3: 4 columns, but the header has 3" in refusal(a_zip(tmp_path, tables), tmp_path)


def test_table_saved_as_utf16_is_refused(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "unicode", OLD)
    (folder / TASKS).write_bytes(OLD[TASKS].encode("utf-16"))
    assert f"{TASKS}, line 1: not UTF-8" in refusal(folder, tmp_path)


def test_damaged_table_is_named_with_its_line(tmp_path: Path) -> None:
    tables = OLD | {TASKS: OLD[TASKS].replace("Order food.", "Order\0\0food.")}
    assert f"{TASKS}, line 3: it contains control characters" in refusal(a_zip(tmp_path, tables), tmp_path)


def test_table_without_a_header_is_named_in_few_words(tmp_path: Path) -> None:
    tables = OLD | {DATA: f"{COOK}\tCooks\t{'Prepare meals. ' * 100}\n"}
    message = refusal(a_zip(tmp_path, tables), tmp_path)
    assert f"{DATA}, line 1: no column 'O*NET-SOC Code'; there are {COOK}, Cooks" in message
    assert len(message) < 600


def test_zip_that_macos_made_is_read_without_its_notes(tmp_path: Path) -> None:
    path = a_zip(tmp_path, OLD)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"__MACOSX/{path.stem}/{TASKS}", "\0")
    assert set(imported_titles(path, tmp_path)) == {"11", "12"}


def test_table_over_the_limit_is_refused(tmp_path: Path) -> None:
    row = f"{COOK}\t{'z' * 100_000}\n"
    rows = row * (MAX_TABLE_BYTES // len(row) + 1)
    tables = OLD | {"Alternate Titles.txt": "O*NET-SOC Code\tAlternate Title\n" + rows}
    assert "Alternate Titles.txt has more than 32 MB" in refusal(a_folder(tmp_path / "large", tables), tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="limits its address space as Linux does")
def test_zip_that_unpacks_to_much_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in OLD.items():
            if name != "Read Me.txt":
                archive.writestr(f"db/{name}", text)
        with archive.open("db/Read Me.txt", "w") as readme:
            readme.write(b"O*NET 30.1 Database\n")
            for _ in range(100):
                readme.write("\U0001f600".encode() * 1_000_000)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (700 << 20,) * 2)"
    code = f"{limit}; from bot.cli import main; main()"
    arguments = [sys.executable, "-c", code, "data", "import", str(path), "--output", str(tmp_path / "onet.sqlite")]
    ended = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - ours
    assert ended.returncode == 0, ended.stderr
    assert "Imported the O*NET 30.1 Database" in ended.stdout


def test_job_zones_have_the_releases_own_names(tmp_path: Path) -> None:
    output = import_release(a_zip(tmp_path, NEW), tmp_path / "onet.sqlite").output
    with sqlite3.connect(output) as connection:
        names = dict(connection.execute("SELECT zone, name FROM job_zone").fetchall())
        (zone,) = connection.execute("SELECT job_zone FROM occupation WHERE code = ?", (COOK,)).fetchone()
    connection.close()
    assert sorted(names) == [2, 3, 4, 5]
    with JobDutiesDatabase.open(output) as database:
        assert database.about().job_zones == names
    assert names[zone] == "Zone 1-2: hardly any to some"
    assert BAKER in NEW["Job Titles.txt"]

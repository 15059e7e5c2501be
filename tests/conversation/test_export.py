"""The table for spreadsheets: everything in it, nothing in it that runs, and where it comes from."""

import csv
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.export import DANGEROUS, HEADINGS, Table, as_csv, as_xlsx
from bot.onet.models import RelatedOccupation, RelatedTasks, Tags, Task

CHOSEN = (Task(id="1", title="Explain medicines."),)


def a_row(title: str = "Genetic Counselors", task: str = "Explain results.") -> RelatedOccupation:
    related = RelatedTasks(closely_related=(Task(id="2", title=task), Task(id="3", title="Advise.")))
    return RelatedOccupation(code="29-9092.00", title=title, tags=Tags(bright_outlook=True), job_zone=5, tasks=related)


def a_table(*rows: RelatedOccupation, only: str = "") -> Table:
    return Table("29-1051.00", "Pharmacists", CHOSEN, rows, only, "O*NET 29.3 Database", "Credit.")


def read_csv(table: Table) -> tuple[list[str], list[list[str]]]:
    text = as_csv(table).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    return [line[0] for line in lines if line[0].startswith("# ")], [x for x in lines if not x[0].startswith("# ")]


def test_the_csv_says_what_it_is_and_holds_every_row() -> None:
    about, (headings, row) = read_csv(a_table(a_row(), only="Job Zone 5"))
    assert about == [
        "# Occupations that share duties of Pharmacists (29-1051.00): 1",
        "# Only: Job Zone 5",
        "# Chosen duty 1: Explain medicines.",
        "# Data: O*NET 29.3 Database",
        "# Credit.",
    ]
    assert tuple(headings) == HEADINGS
    assert row == ["29-9092.00", "Genetic Counselors", "yes", "5", "2", "0", "Explain results.\nAdvise.", ""]


def test_the_csv_begins_with_a_byte_order_mark() -> None:
    assert as_csv(a_table()).startswith(b"\xef\xbb\xbf")


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_cell_of_the_csv_is_a_formula(title: str, task: str) -> None:
    _, rows = read_csv(a_table(a_row(title=title, task=task)))
    for row in rows[1:]:
        assert not any(cell.startswith(DANGEROUS) for cell in row)


@given(st.sampled_from(["=1+1", "=HYPERLINK(A1)", "@SUM(A1)", "+1", "-1"]))
def test_no_cell_of_the_workbook_is_a_formula(title: str) -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(a_table(a_row(title=title))))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert title.replace("&", "&amp;") in words


def test_the_workbook_has_a_sheet_that_says_what_it_is() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(a_table(a_row())))) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        sheets = book.read("xl/workbook.xml").decode()
    assert 'name="Occupations"' in sheets
    assert 'name="About"' in sheets
    for said in ("Genetic Counselors", "Explain results.", "O*NET 29.3 Database", "Chosen duty 1: Explain medicines."):
        assert said in words


def test_the_name_of_the_file_is_plain() -> None:
    assert a_table().name == "related-to-pharmacists"
    odd = Table("1-2", "../../Ünï <x>", (), (), "", "", "")
    assert odd.name == "related-to-n-x"

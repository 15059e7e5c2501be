"""Spreadsheets: complete, with their source, and without anything that runs."""

import csv
import io
import zipfile
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.results_filter import ResultsFilter
from bot.conversation.saved_lists import Saved
from bot.conversation.state import Step
from bot.onet.models import About, RelatedOccupation, RelatedTasks, Tags, Task
from bot.slack.spreadsheets.columns import list_table, results_table
from bot.slack.spreadsheets.formats import Table, as_csv, as_xlsx
from bot.slack.text.en import ENGLISH
from bot.slack.text.es import SPANISH
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext
from tests.support.people import a_conversation

CHOSEN = (Task(id="1", title="Explain medicines."),)
ABOUT = About(api_version="2.0", database="O*NET 29.3 Database", credit="Credit.")


def a_row(
    title: str = "Genetic Counselors", task: str = "Explain results.", code: str = "29-9092.00"
) -> RelatedOccupation:
    related = RelatedTasks(closely_related=(Task.model_construct(id="2", title=task), Task(id="3", title="Advise.")))
    return RelatedOccupation.model_construct(
        code=code, title=title, tags=Tags(bright_outlook=True), job_zone=5, tasks=related, answers={"2": ("1",)}
    )


def a_table(
    *rows: RelatedOccupation, title: str = "Pharmacists", zone: int | None = None, words: Messages = ENGLISH
) -> Table:
    now = a_conversation(Step.READING_RESULTS, title=title, filter=ResultsFilter(zones=() if zone is None else (zone,)))
    return results_table(now.snapshot(), CHOSEN, rows, RenderContext(words, ABOUT))


def read_csv(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(table).decode("utf-8-sig"), newline="")))


def test_csv_begins_with_its_header_and_ends_each_row_with_the_source() -> None:
    headings, row = read_csv(a_table(a_row(), zone=5))
    assert headings[:4] == ["Code", "Title", "Bright Outlook", "Job Zone"]
    assert headings[4:7] == ["Closely related", "Less related", "Your duties answered"]
    assert headings[-1] == "Source"
    assert row[:7] == ["29-9092.00", "Genetic Counselors", "yes", "Job Zone 5", "2", "0", "Explain medicines."]
    assert row[7:9] == ["Explain results.\nAdvise.", ""]
    assert row[9].splitlines() == [
        "Occupations that share duties of Pharmacists (29-1051.00): 1",
        "Filter: Job Zone 5",
        "Chosen duty 1: Explain medicines.",
        "Data: O*NET 29.3 Database",
        "Credit.",
    ]


def test_files_are_named_after_occupation_client_and_day() -> None:
    now = a_conversation(Step.READING_RESULTS, title="Pharmacists", name="María Gómez")
    table = results_table(now.snapshot(), CHOSEN, [a_row()], RenderContext(ENGLISH, ABOUT), "2026-11-28")
    assert table.name == "related-to-pharmacists-maria-gomez-2026-11-28"
    assert table.about[0] == "Client: María Gómez"


def test_codes_of_the_workbook_are_links_and_its_page_is_one_wide() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(a_table(a_row())))) as book:
        links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "https://www.onetonline.org/link/summary/29-9092.00" in links
    assert 'fitToHeight="0"' in sheet
    assert 'orientation="landscape"' in sheet


def test_any_code_is_a_link_within_onet_online() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(a_table(a_row(code="../\x0b?=1"))))) as book:
        (link,) = ET.fromstring(book.read("xl/worksheets/_rels/sheet1.xml.rels"))  # noqa: S314 - our own
    assert link.get("Target") == "https://www.onetonline.org/link/summary/..%2F%0B%3F%3D1"


def test_csv_begins_with_a_byte_order_mark() -> None:
    assert as_csv(a_table()).startswith(b"\xef\xbb\xbf")


FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
UNSEEN = " \u00a0\u200b\ufeff\x00\x1b\u00ad\u200e\u2060"
HOSTILE = st.text(st.sampled_from([*FORMULAS, *UNSEEN, *"\t\r\n;,|\"'a1"]), max_size=20) | st.text(max_size=40)


@given(HOSTILE, HOSTILE, st.sampled_from([",", ";", "\t", "|"]))
def test_csv_cells_are_no_formulas_whatever_the_separator_is(title: str, task: str, separator: str) -> None:
    text = as_csv(a_table(a_row(title=title, task=task))).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        assert not any(cell.startswith(FORMULAS) for cell in row)
        assert not any(cell.lstrip(UNSEEN + '\t\r\n"').startswith(FORMULAS) for cell in row)


def test_ordinary_cells_stay_as_they_are() -> None:
    (_, row) = read_csv(a_table(a_row(title="C++ programmers, full-time; part-time", task="Plan - and do.")))
    assert row[1] == "C++ programmers, full-time; part-time"
    assert row[7] == "Plan - and do.\nAdvise."


@given(st.sampled_from(["=1+1", "=HYPERLINK(A1)", "@SUM(A1)", "+1", "-1"]))
def test_xlsx_cells_are_no_formulas(title: str) -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(a_table(a_row(title=title))))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert title.replace("&", "&amp;") in words


def test_xlsx_has_an_about_sheet() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx(a_table(a_row())))) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        sheets = book.read("xl/workbook.xml").decode()
    assert 'name="Occupations"' in sheets
    assert 'name="Read me"' in sheets
    for text in ("Genetic Counselors", "Explain results.", "O*NET 29.3 Database", "Chosen duty 1: Explain medicines."):
        assert text in words


def test_file_name_is_plain_ascii() -> None:
    assert a_table().name == "related-to-pharmacists"
    assert a_table(title="../../Ünï <x>").name == "related-to-uni-x"
    assert a_table(title="…").name == "related-to-29-1051.00"


def test_export_in_spanish() -> None:
    headings, row = read_csv(a_table(a_row(), zone=5, words=SPANISH))
    assert row[-1].splitlines()[0] == "Ocupaciones que comparten tareas de Pharmacists (29-1051.00): 1"
    assert headings[:3] == ["Código", "Título", "Bright Outlook"]
    assert row[:3] == ["29-9092.00", "Genetic Counselors", "sí"]


def test_list_is_exported_with_all_its_duties() -> None:
    saved = [Saved(code="29-1141.00", title="=Nurses", zone=3, bright=True), Saved(code="1-2", title="Cooks")]
    table = list_table(saved, {"29-1141.00": CHOSEN}, RenderContext(ENGLISH, ABOUT))
    headings, nurses, cooks = read_csv(table)
    assert nurses[-1].splitlines()[0] == "Occupations on my list: 2"
    assert headings == ["Code", "Title", "Bright Outlook", "Job Zone", "Duties", "Source"]
    assert nurses[:-1] == ["29-1141.00", "'=Nurses", "yes", "Job Zone 3", "Explain medicines."]
    assert cooks == ["1-2", "Cooks", "", "", "", ""]


def test_cells_fit_a_spreadsheet() -> None:
    longest = a_row(task="x" * 40_000)
    _, row = read_csv(a_table(longest))
    assert max(map(len, row)) <= 32_000
    assert as_xlsx(a_table(longest))

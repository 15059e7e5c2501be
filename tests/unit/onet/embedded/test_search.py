"""Finding occupations by what people type, on a real release if one is given, and never an exception."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.embedded.search.stemming import normal, parted, root, singular, without_frame, words_of
from bot.onet.embedded.search.synonyms_es import in_english

OBVIOUS = {
    "nurs": "Registered Nurses; Critical Care Nurses",
    "web developers": "Web Developers",
    "pharmasist": "Pharmacists",
    "programme manager": "Project Management Specialists",
    "I'm a truck driver": "Heavy and Tractor-Trailer Truck Drivers",
    "bartending": "Bartenders",
    "RN": "Registered Nurses",
    "CEO": "Chief Executives",
    "17-2051": "Civil Engineers",
    "29-1051.00": "Pharmacists",
    "what can a welder do?": "Welders, Cutters, Solderers, and Brazers",
    "my job is cleaning houses": "Maids and Housekeeping Cleaners",
    "looking for work as an electrican": "Electricians",
    "sr. software eng": "Software Developers",
    "drive a school bus": "Bus Drivers, School",
    "REGISTERED NURSE (RN)": "Registered Nurses",
    "managers, sales": "Sales Managers",
    "front desk": "Hotel, Motel, and Resort Desk Clerks; Receptionists and Information Clerks",
    "book keeping": "Bookkeeping, Accounting, and Auditing Clerks",
    "I teach children": "Elementary School Teachers, Except Special Education",
    "i used to work as a nurse at a hospital": "Registered Nurses",
    "I work at a bank as a teller": "Tellers",
    "been a truck driver for 12 years": "Heavy and Tractor-Trailer Truck Drivers",
    "explaining medicines to people": "Pharmacists",
    "sparky": "Electricians",
    "bulldozer driver": "Operating Engineers and Other Construction Equipment Operators",
    "supervising children at lunch": "Child, Family, and School Social Workers; Childcare Workers",
    "I fly planes": "Airline Pilots, Copilots, and Flight Engineers",
    "clerk for a federal judge": "Judicial Law Clerks",
    "plubmer": "Plumbers, Pipefitters, and Steamfitters",
    "project manager": "Project Management Specialists",
    "I teach 3rd graders": "Elementary School Teachers, Except Special Education",
    "I stack shelves": "Stockers and Order Fillers",
    "i work the register at walmart": "Cashiers",
    "owner of a company": "General and Operations Managers",
    "office work": "Office Clerks, General",
    "politician": "Legislators",
    "soy enfermera": "Registered Nurses",
    "enfermero": "Registered Nurses",
    "Trabajo de camarera en un bar": "Waiters and Waitresses",
    "trabajo como conductor de camión": "Heavy and Tractor-Trailer Truck Drivers",
    "soy ingeniera de software": "Software Developers",
    "albañil": "Brickmasons and Blockmasons",
    "me dedico a la limpieza": "Maids and Housekeeping Cleaners",
    "soy pharmacist": "Pharmacists",
    "actor": "Actors",
    "conductor": "Railroad Conductors and Yardmasters",
}


@pytest.fixture(scope="module")
def held(real: Path) -> Iterator[JobDutiesDatabase]:
    with JobDutiesDatabase.open(real) as database:
        yield database


@pytest.fixture(scope="module")
def small(sample: Path) -> Iterator[JobDutiesDatabase]:
    with JobDutiesDatabase.open(sample) as database:
        yield database


def titles(database: JobDutiesDatabase, typed: str) -> list[str]:
    return [occupation.title for occupation in database.occupations(database.search(typed))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("soy enfermera", "registered nurse"),
        ("Enfermeros", "registered nurse"),
        ("hola, trabajo como enfermera en un hospital", "registered nurse in hospital"),
        ("auxiliar de enfermería", "nursing assistant"),
        ("soy nurse", "nurse"),
        ("nurse", "nurse"),
        ("soy", "soy"),
        ("soy sauce maker", "soy sauce maker"),
        ("", ""),
    ],
)
def test_spanish_is_translated_and_english_unchanged(typed: str, meant: str) -> None:
    assert in_english(typed) == meant


@given(st.text(max_size=200))
def test_any_text_is_translated(text: str) -> None:
    assert isinstance(in_english(text), str)


@pytest.mark.parametrize(("typed", "meant"), OBVIOUS.items())
def test_obvious_occupation_comes_first(held: JobDutiesDatabase, typed: str, meant: str) -> None:
    assert titles(held, typed)[0] in meant.split("; ")


def test_partial_code_lists_its_codes_in_order(held: JobDutiesDatabase) -> None:
    found = held.search("17-2051")
    assert found == sorted(found)
    assert all(code.startswith("17-2051") for code in found)
    assert held.search("29-")[0].startswith("29-")
    assert held.search("99-9999.99") == []


def test_occupations_are_found_first_by_their_own_title(held: JobDutiesDatabase) -> None:
    wrong = []
    for code in held.codes():
        (own,) = held.occupations([code])
        if held.tasks(code) and held.search(own.title)[0] != code:
            wrong.append(own.title)
    assert wrong == []


def test_occupations_without_tasks_come_last(held: JobDutiesDatabase) -> None:
    found = [bool(held.tasks(code)) for code in held.search("physicians, all other")]
    assert found == sorted(found, reverse=True)
    assert False in found


@pytest.mark.parametrize("typed", ["pharmacist", "PHARMACISTS", "  pharmacist ", "I'm a pharmacist!", "pharmasist"])
def test_sample_search_finds_pharmacists(small: JobDutiesDatabase, typed: str) -> None:
    assert titles(small, typed)[0] == "Pharmacists"


STRANGE = [
    '"',
    "*",
    "-",
    "AND",
    "NOT OR NEAR",
    "a AND",
    "🦄",
    "x" * 2000,
    "NEAR(a b)",
    "title:cook",
    "^cook",
    "' --",
    "%",
]


@pytest.mark.parametrize("typed", STRANGE)
def test_query_syntax_is_escaped(small: JobDutiesDatabase, typed: str) -> None:
    assert isinstance(small.search(typed), list)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=2_000))
def test_any_text_is_searched(small: JobDutiesDatabase, typed: str) -> None:
    found = small.search(typed)
    assert len(found) == len(set(found))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_normalizing_twice_changes_nothing(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert set(normal(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789+# ")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("I'm currently a truck driver", "truck driver"),
        ("I used to work as an accountant", "accountant"),
        ("what does a surveyor do", "surveyor"),
        ("looking for a job in catering", "catering"),
        ("work", "work"),
        ("", ""),
    ],
)
def test_words_around_a_job_are_dropped(typed: str, left: str) -> None:
    assert without_frame(typed) == left


@pytest.mark.parametrize(
    ("said_so", "core", "around"),
    [
        ("nurse at a hospital", "nurse", "a hospital"),
        ("bank as a teller", "teller", "bank"),
        ("bank as a teller for the state", "teller", "bank the state"),
        ("director of nursing", "director of nursing", ""),
        ("", "", ""),
    ],
)
def test_workplace_is_told_from_occupation(said_so: str, core: str, around: str) -> None:
    assert parted(said_so) == (core, around)


@pytest.mark.parametrize(
    ("many", "one"),
    [("nurses", "nurse"), ("secretaries", "secretary"), ("coaches", "coach"), ("firemen", "fireman"), ("bus", "bus")],
)
def test_singulars(many: str, one: str) -> None:
    assert singular(many) == one


def test_families_of_words_share_a_root() -> None:
    for family in ("weld welder welding", "bartender bartending", "programmer programming", "nurse nursing"):
        assert len({root(word) for word in family.split()}) == 1, family


def test_stop_words_are_dropped_unless_alone() -> None:
    assert words_of("teacher of the deaf") == ["teacher", "deaf"]
    assert words_of("to be") == ["to", "be"]


def test_word_counts_match_the_search(sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as database:
        words = dict(database.execute("SELECT word, texts FROM search_word WHERE texts"))
        search = "SELECT count(*) FROM search_text WHERE search_text MATCH ?"
        found = {word: database.execute(search, (f'text:"{word}"',)).fetchone()[0] for word in words}
    assert len(words) > 500
    assert words == found

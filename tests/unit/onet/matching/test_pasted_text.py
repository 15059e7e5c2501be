"""Pasted advertisements and résumés: the lines that are read, and no personal details."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.onet.matching.pasted_text import (
    CHARACTERS_READ,
    WORDS_READ,
    is_pasted,
    read_pasted,
    without_personal_details,
)
from bot.onet.matching.tokenizer import telling_words

ADVERTISEMENT = """Lakeside Garden Center

Position: Greenhouse Worker
Salary: $17 an hour

Your day
- Water the seedlings and move them into larger pots
- Help customers choose plants
- Keep the rows free of weeds

Requirements
- Able to lift 40 pounds
- A driver's license
"""

RESUME = """Alex Example
alex.example@mail.example | (555) 010-4477
12 Willow Creek Road
Denver, CO 80014 | www.example.org/alex

EXPERIENCE
Harbor Clinic - Dental Assistant (2019 - 2023)
- Prepared the treatment rooms and sterilized instruments
- Took x-rays and passed tools to Dr. Jane Sample

EDUCATION
Community college, 2018
"""


def test_pasted_text_prefers_titles_and_duties() -> None:
    read = read_pasted(ADVERTISEMENT)
    assert read.titles == ("Greenhouse Worker",)
    assert read.duties[0] == "Water the seedlings and move them into larger pots"
    assert not any("40 pounds" in line or "$17" in line for line in read.lines)
    assert read.keyword == "Greenhouse Worker"


def test_pasted_text_drops_personal_details() -> None:
    read = read_pasted(RESUME)
    everything = " ".join(read.lines)
    for detail in ("Alex", "555", "Willow", "Denver", "example.org", "mail.example", "Jane"):
        assert detail not in everything
    assert "Dental Assistant" in read.titles
    assert read.personal_details >= 5


@pytest.mark.parametrize(
    "detail",
    [
        "someone@example.com",
        "https://example.com/me",
        "+1 555 010 2030",
        "555-010-2030",
        "Calle Mayor 12",
        "4 Elm Street",
        "Name: Robin Roe",
        "My name is Robin Roe",
    ],
)
def test_pasted_text_drops_each_kind_of_personal_detail(detail: str) -> None:
    bare, found = without_personal_details(f"{detail}\nI repair boats.")
    assert found >= 1
    assert "I repair boats." in bare
    assert detail.rsplit(maxsplit=1)[-1] not in bare


@pytest.mark.parametrize(
    "line",
    [
        "Registered Nurse, RN",
        "Physical Therapist, PT",
        "Physician Assistant, PA",
        "Human Resources, HR",
        "Virtual Assistant, VA",
        "Family Medicine, MD",
        "I'm a Registered Nurse, RN",
    ],
)
def test_credentials_are_no_states(line: str) -> None:
    assert without_personal_details(line) == (line, 0)


@pytest.mark.parametrize("place", ["Denver, CO", "Portland, OR 97201", "Columbus, OH"])
def test_town_with_its_state_is_a_personal_detail(place: str) -> None:
    assert without_personal_details(f"cook in {place}") == ("cook in  ", 1)


def test_ordinary_numbers_stay() -> None:
    text = "I ran 3 crews of 12 people, built 150 houses since 2015 and used a 10 mm drill."
    assert without_personal_details(text) == (text, 0)


def test_pasted_text_counts_dropped_lines() -> None:
    lines = "\n".join(f"- word{number} thing{number}" for number in range(200))
    read = read_pasted(lines)
    assert len(telling_words(" ".join(read.lines))) <= WORDS_READ
    assert read.unread_characters > 1_000
    assert read_pasted("x" * (CHARACTERS_READ + 5)).unread_characters >= 5


def test_typed_line_is_not_a_pasted_text() -> None:
    assert not is_pasted("I fix cars and sell tires")
    assert is_pasted(ADVERTISEMENT)
    assert is_pasted("word " * 100)


@given(st.text(max_size=1_000))
def test_any_pasted_text_is_read(text: str) -> None:
    read = read_pasted(text)
    assert read.unread_characters >= 0

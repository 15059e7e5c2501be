"""Sentences, and what people say they don't do or no longer do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.onet.matching.sentences import PARTS_READ, Stance, meant_sentences, sentences


def told(text: str, stance: Stance) -> list[str]:
    return [sentence.text for sentence in sentences(text) if sentence.stance is stance]


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("I paint walls. I hang doors", ["I paint walls", "I hang doors"]),
        ("- sweep the yard\n- feed the horses", ["sweep the yard", "feed the horses"]),
        ("I don't bake bread, I sell it at the counter", ["I sell it at the counter"]),
        ("instead of serving tables I plan the menus", ["I plan the menus"]),
        ("I used to lay bricks but now I drive a taxi", ["now I drive a taxi"]),
        ("ya no soy mesera, ahora cuido enfermos en casa", ["ahora cuido enfermos en casa"]),
    ],
)
def test_denied_clauses_are_told_apart(text: str, does: list[str]) -> None:
    assert [sentence.text for sentence in meant_sentences(text)] == does


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("anything but warehouse work", ["except warehouse work"]),
        ("cualquier cosa menos cocina", ["except cocina"]),
        ("I do not want to cook", ["I do not want to cook"]),
    ],
)
def test_denials_alone_mean_nothing(text: str, denied: list[str]) -> None:
    assert told(text, Stance.DENIED) == denied
    assert meant_sentences(text) == []


def test_former_job_counts_when_alone() -> None:
    assert [sentence.text for sentence in meant_sentences("I used to be a florist")] == ["I used to be a florist"]
    assert told("I used to be a florist", Stance.DENIED) == []


def test_long_sentence_is_split_into_clauses() -> None:
    (sentence,) = meant_sentences("I answer the phone, book appointments and greet visitors")
    assert len(sentence.parts) >= 2
    assert sentence.every()[0] == sentence.text


def test_not_only_is_not_a_denial() -> None:
    assert told("I not only repair engines", Stance.DENIED) == []


@given(st.text(max_size=500))
def test_any_text_is_split_into_clauses(text: str) -> None:
    for sentence in sentences(text):
        assert sentence.text.strip()


def test_many_parts_of_a_sentence_are_bounded_and_each_is_read_once() -> None:
    (sentence,) = sentences(" and ".join(f"clean room {number}" for number in range(500)))
    assert len(sentence.parts) == PARTS_READ
    (again,) = sentences("clean rooms and drive cars and clean rooms and drive cars")
    assert again.parts == ("clean rooms", "drive cars")

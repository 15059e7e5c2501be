"""Which duties a text describes, on a list of duties of the tests' own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.onet.matching import MEANT, NEAR, match_duties
from bot.onet.matching.tokenizer import telling_words, words_in
from bot.onet.matching.verbs import in_duty_words
from bot.onet.models import Task

BAKERY = [
    Task(id="1", title="Inspect ovens and other equipment for faults."),
    Task(id="2", title="Negotiate prices of flour and sugar with suppliers."),
    Task(id="3", title="Schedule the work of assistants and apprentices."),
    Task(id="4", title="Clean trays, mixers, and work surfaces."),
    Task(id="5", title="Decorate cakes and pastries for weddings."),
    Task(id="6", title="Record sales and count the money in the cash register."),
]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("I haggle over the flour", "2"),
        ("checking that the ovens are fine", "1"),
        ("wiping down the counters and pans", "4"),
        ("who works when, I decide", "3"),
        ("icing for brides", "5"),
    ],
)
def test_duty_is_matched_by_everyday_words(text: str, first: str) -> None:
    assert match_duties(text, BAKERY)[0].id == first


def test_only_clear_matches_are_ticked() -> None:
    found = match_duties("I decorate wedding cakes. I negotiate with the suppliers of sugar.", BAKERY)
    assert {duty.id for duty in found if duty.ticked} == {"2", "5"}
    assert not any(duty.ticked for duty in match_duties("work", BAKERY))


def test_similar_duties_are_not_ticked() -> None:
    twins = [Task(id="1", title="Clean trays."), Task(id="2", title="Clean trays.")]
    found = match_duties("I clean trays", twins)
    assert [duty.ticked for duty in found] == [False, False]
    assert found[0].likeness - found[1].likeness < NEAR
    assert found[0].likeness >= MEANT


def test_matching_words_are_named() -> None:
    (reason, *_) = match_duties("washing the trays", BAKERY)[0].because
    assert (reason.said, reason.means) == ("trays", "trays")


def test_denied_duty_is_not_matched() -> None:
    found = match_duties("I don't clean the trays, I decorate cakes", BAKERY)
    assert found[0].id == "5"
    assert not any(duty.ticked for duty in found if duty.id == "4")


def test_empty_text_matches_nothing() -> None:
    assert match_duties("", BAKERY) == []
    assert match_duties("and the of", BAKERY) == []
    assert match_duties("I bake", []) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I found out why", "determine"),
        ("looking it over", "inspect"),
        ("we ring up customers", "telephone"),
        ("haggling", "negotiate"),
    ],
)
def test_everyday_verbs_become_words_of_duties(said: str, meant: str) -> None:
    assert meant in in_duty_words(words_in(said))


def test_stop_words_match_nothing() -> None:
    assert telling_words("I've got to go over there and do it, the pump's broken") == ["pump", "broken"]


@settings(max_examples=60)
@given(st.text(max_size=400), st.lists(st.text(max_size=80), max_size=4))
def test_any_text_is_matched_with_any_duties(text: str, titles: list[str]) -> None:
    duties = [Task.model_construct(id=str(number), title=title) for number, title in enumerate(titles)]
    found = match_duties(text, duties)
    assert all(0 <= duty.likeness <= 1 for duty in found)
    assert [duty.likeness for duty in found] == sorted((duty.likeness for duty in found), reverse=True)

"""Whom a line asks to forget: a name, everything, or nobody at all."""

import pytest

from bot.conversation.language.client_names import read_forgotten, says_everything


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("forget Maria", "Maria"),
        ("delete jamila", "jamila"),
        ("borra a Rosa Diaz", "Rosa Diaz"),
        ("delete the second one", ""),
        ("delete 2 and 3", ""),
        ("forget what I said", ""),
        ("borra todo y empieza de nuevo", ""),
        ("delete my list", ""),
    ],
)
def test_only_a_name_is_forgotten(line: str, name: str) -> None:
    assert read_forgotten(line) == name


@pytest.mark.parametrize("line", ["forget everything", "delete all", "borrar todo"])
def test_everything_is_forgotten(line: str) -> None:
    assert says_everything(line)
    assert read_forgotten(line)

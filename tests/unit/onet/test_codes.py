"""What is an O*NET-SOC code, and letters without accents."""

import pytest

from bot.onet.accents import without_accents
from bot.onet.codes import is_occupation_code


@pytest.mark.parametrize("text", ["29-1051.00", "53-3032.01"])
def test_code(text: str) -> None:
    assert is_occupation_code(text)


@pytest.mark.parametrize(
    "text", ["", "29-1051", "29-1051.0", " 29-1051.00", "29-1051.00\n", "\uff12\uff19-1051.00", "29-1051.000"]
)
def test_code_is_refused(text: str) -> None:
    assert not is_occupation_code(text)


@pytest.mark.parametrize(
    ("text", "bare"), [("camión", "camion"), ("Señora", "Senora"), ("plain", "plain"), ("ﬁt", "fit"), ("日本", "日本")]
)
def test_accents_are_taken_away(text: str, bare: str) -> None:
    assert without_accents(text) == bare

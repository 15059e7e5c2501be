"""The shipped words: how alike they are, and that each of them is found."""

from importlib import resources

from bot.onet.matching.word_table import FAR, LIKENESS, NAME_BYTES, RECORD_BYTES, Word, word_table


def word(text: str) -> Word:
    found = word_table().word(text)
    assert found is not None
    return found


def likeness(one: str, other: str) -> float:
    return LIKENESS[(word(one).bits ^ word(other).bits).bit_count()]


def test_words_of_one_meaning_are_alike() -> None:
    assert likeness("repair", "fix") > 0.5
    assert likeness("patient", "patients") > 0.5
    assert likeness("repair", "patient") == 0.0


def test_likeness_falls_with_distance() -> None:
    assert LIKENESS[0] == 1.0
    assert list(LIKENESS) == sorted(LIKENESS, reverse=True)
    assert LIKENESS[FAR] == 0.0 < LIKENESS[FAR - 1]


def test_form_is_found_by_its_base() -> None:
    assert word("healthier").text == "healthy"
    assert word("swapping").text == "swap"


def test_unknown_words_are_none() -> None:
    assert word_table().word("qwzx") is None
    assert word_table().word("") is None
    assert word_table().word("\u00f1" * 30) is None
    assert [known.text for known in word_table().known(["qwzx", "weld", "weld"])] == ["weld"]


def test_rare_words_tell_more() -> None:
    assert word("catheter").weight > word("equipment").weight


def test_every_record_is_found_under_its_name() -> None:
    records = resources.files("bot.onet.matching").joinpath("words.bin").read_bytes()
    names = [bytes(records[at : at + NAME_BYTES]).rstrip().decode() for at in range(0, len(records), RECORD_BYTES)]
    assert len(names) > 50_000
    assert names == sorted(set(names))
    assert all(word_table().spells(name) for name in names[::500])

"""The page about many workspaces lists every kind of key that the bot stores."""

import inspect
import re
from pathlib import Path

import pytest

from bot.conversation.state import Person, Place
from bot.storage import keys

PAGE = (Path(__file__).parents[2] / "docs" / "many-workspaces.md").read_text("utf-8")
LISTED = re.findall(r"^\| cache, `duties:(\S+)` \|", PAGE, re.MULTILINE)

PERSON = Person(team="T1", user="U1")
STORED: tuple[keys.Key, ...] = (
    keys.ConversationKey(PERSON, "0a1b"),
    keys.CurrentKey(PERSON, Place(channel="D1", thread="1.2")),
    keys.ProfileKey(PERSON),
    keys.MentionsKey(PERSON),
    keys.ErasureKey(PERSON),
    keys.UninstallKey("T1"),
    keys.RequestCountKey("T1", 29_000_000),
    keys.RequestCountKey("T1", 29_000_000, "U1"),
    keys.ServedWorkspaceKey("E1", "T1"),
    keys.EventKey("Ev1"),
    keys.ProbeKey("2c3d"),
)


def fits(listed: str, key: str) -> bool:
    """Whether a key has the form that the page shows; “…” stands for any text."""
    return re.fullmatch(re.escape(listed).replace("…", ".+"), key) is not None


@pytest.mark.parametrize("key", STORED, ids=lambda key: type(key).__name__)
def test_stored_key_is_listed_once(key: keys.Key) -> None:
    assert len([listed for listed in LISTED if fits(listed, key.build())]) == 1


@pytest.mark.parametrize("listed", LISTED)
def test_listed_key_is_stored(listed: str) -> None:
    assert any(fits(listed, key.build()) for key in STORED)


def test_examples_have_every_type_of_key() -> None:
    types = {
        kind
        for _, kind in inspect.getmembers(keys, inspect.isclass)
        if kind.__module__ == keys.__name__ and kind is not keys.Key and not kind.__name__.endswith("Prefix")
    }
    assert types == {type(key) for key in STORED}

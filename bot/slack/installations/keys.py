"""Tokens at rest are encrypted: the first key writes, all of them read, so that a key can be replaced."""

from collections.abc import Iterable
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from bot.errors import SettingsError, TokenUnreadable
from bot.settings.checks import wrong_token_keys


def new_key() -> str:
    """A new key, as it is written into the settings."""
    return Fernet.generate_key().decode()


def read_keys(text: str) -> MultiFernet:
    """The keys of SLACK_TOKEN_KEYS, separated by commas, newest first.

    Raises:
        SettingsError: one of them is not valid; the message names its number, never the key.
    """
    for problem in wrong_token_keys(text):
        raise SettingsError(problem)
    return MultiFernet([Fernet(key.strip()) for key in text.split(",") if key.strip()])


class Encrypted(TypeDecorator[str]):
    """A text column that is encrypted before it reaches the database, and decrypted when it comes from there."""

    impl = Text
    cache_ok = True

    def __init__(self, keys: MultiFernet) -> None:
        super().__init__()
        self.keys = keys

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """What the database gets."""
        return None if value is None else self.keys.encrypt(value.encode()).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """What was encrypted. Raises TokenUnreadable when it was with none of the keys."""
        if value is None:
            return None
        try:
            return self.keys.decrypt(str(value).encode()).decode()
        except InvalidToken as error:
            raise TokenUnreadable("no key of SLACK_TOKEN_KEYS decrypts a token that is kept") from error


def tokens(columns: Iterable[Any]) -> list[Any]:
    """Those of a table's columns that are encrypted."""
    return [column for column in columns if isinstance(column.type, Encrypted)]

"""Tokens at rest are encrypted: the first key writes, all of them read, so that a key can be replaced."""

import binascii
from collections.abc import Iterable
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from bot.errors import SettingsError, TokenUnreadable


def new_key() -> str:
    """A new key, as it is written into the settings."""
    return Fernet.generate_key().decode()


def read_keys(text: str) -> MultiFernet:
    """The keys of a setting, separated by commas, newest first.

    Raises:
        SettingsError: one of them is none; it says which, never what it is.
    """
    return MultiFernet([_read(number, key.strip()) for number, key in enumerate(text.split(","), 1) if key.strip()])


def _read(number: int, key: str) -> Fernet:
    try:
        return Fernet(key)
    except (ValueError, binascii.Error) as error:
        raise SettingsError(
            f"SLACK_TOKEN_KEYS: key {number} is none; a key is 32 random bytes in base64."
            " Make one: python -m bot installations key, or openssl rand -base64 32."
        ) from error


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

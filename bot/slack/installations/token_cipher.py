"""Encrypts stored tokens, each bound to its row: the first key writes, all keys read, so that a key can be replaced."""

import base64
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import RowMapping

from bot.errors import SettingsError, TokenUnreadable
from bot.settings.validation import wrong_token_keys

BOUND: Final = "v2:"
"""What a ciphertext that is bound to its row begins with. Fernet's, of releases up to 0.1.0, begin with gAAAA."""

PURPOSE: Final = b"job-duties-bot: tokens bound to their row, version 2"
NONCE_BYTES: Final = 12
UNREADABLE: Final = "no key of SLACK_TOKEN_KEYS decrypts a stored token, or it was moved there from another row"


Row = Mapping[str, Any] | RowMapping
"""A row by its columns' names."""


@dataclass(frozen=True)
class Cell:
    """Where a token is stored: the column, and the row's app, organization and workspace."""

    column: str
    client_id: str
    enterprise_id: str | None
    team_id: str | None

    @classmethod
    def of(cls, row: Row, column: str) -> "Cell":
        """The cell of a row with these columns."""
        return cls(column, row["client_id"], row["enterprise_id"], row["team_id"])

    def associated_data(self) -> bytes:
        """The cell as bytes; no two cells have the same, since Slack's ids have no such character."""
        return "\0".join((self.column, self.client_id, self.enterprise_id or "", self.team_id or "")).encode()


class TokenCipher:
    """AES-256-GCM with the cell as associated data: a ciphertext that is moved to another row can't be decrypted.

    It also reads the Fernet tokens of earlier releases, which aren't bound to a row; `installations rotate` re-encrypts
    them. Both use the same setting: AES's keys are derived from it with HKDF.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._ciphers = [_cipher(key) for key in keys]
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def encrypt(self, token: str, cell: Cell) -> str:
        """What to store in this cell."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._ciphers[0].encrypt(nonce, token.encode(), cell.associated_data())
        return BOUND + base64.urlsafe_b64encode(nonce + sealed).decode()

    def decrypt(self, stored: str, cell: Cell) -> str:
        """The token in this cell.

        Raises:
            TokenUnreadable: none of the keys decrypts it, or it belongs to another cell.
        """
        if not stored.startswith(BOUND):
            return self._decrypt_unbound(stored)
        try:
            raw = base64.urlsafe_b64decode(stored.removeprefix(BOUND))
        except ValueError as error:
            raise TokenUnreadable(UNREADABLE) from error
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], cell.associated_data()).decode()
            except (InvalidTag, ValueError):
                continue
        raise TokenUnreadable(UNREADABLE)

    def _decrypt_unbound(self, stored: str) -> str:
        try:
            return self._fernet.decrypt(stored.encode()).decode()
        except InvalidToken as error:
            raise TokenUnreadable(UNREADABLE) from error


def new_key() -> str:
    """A new key, as it is written into the settings: 32 random bytes in base64."""
    return Fernet.generate_key().decode()


def read_keys(text: str) -> TokenCipher:
    """The cipher with the keys of SLACK_TOKEN_KEYS, separated by commas, newest first.

    Raises:
        SettingsError: one of them is not valid; the message names its number, never the key.
    """
    for problem in wrong_token_keys(text):
        raise SettingsError(problem)
    return TokenCipher([key.strip() for key in text.split(",") if key.strip()])


def _cipher(key: str) -> AESGCM:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return AESGCM(derivation.derive(base64.urlsafe_b64decode(key)))

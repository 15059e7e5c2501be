"""Explains in one sentence why Redis fails, and what to do."""

import socket
import ssl
from typing import Final

from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    NoPermissionError,
    OutOfMemoryError,
    ReadOnlyError,
    ResponseError,
)
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.errors import MALFORMED_PAYLOAD
from bot.telemetry.error_causes import SentencesByMessage, SentencesByType, find_cause

NOT_REDIS: Final = (*MALFORMED_PAYLOAD, OverflowError, RecursionError)
"""What reading a response raises that isn't Redis's protocol, or isn't what the command returns."""

CAUSES: Final[SentencesByType] = (
    (
        AuthenticationError,
        "the server refuses the user or the password. Check both in REDIS_URL; a password is percent-encoded there.",
    ),
    (NoPermissionError, "the user of REDIS_URL lacks rights. It must be allowed to read, write, delete and eval."),
    (ReadOnlyError, "the server is read-only. Use the address of the primary server."),
    (
        OutOfMemoryError,
        "the server is full. Give it more memory, or let it evict values (maxmemory-policy volatile-ttl).",
    ),
    (BusyLoadingError, "the server is still reading its data. Try again in a moment."),
    (
        ssl.SSLCertVerificationError,
        "the server's certificate can't be verified. Set REDIS_CA_FILE to its CA, or ?ssl_cert_reqs=none in REDIS_URL.",
    ),
    (ssl.SSLError, "TLS with the server failed. Use redis:// if the server has no TLS."),
    (socket.gaierror, "its host isn't known. Check the host in REDIS_URL."),
    (ConnectionRefusedError, "nothing listens at that host and port. Is it running, and is REDIS_URL right?"),
    (
        (RedisTimeoutError, TimeoutError),
        "it doesn't respond in time. Is it running, and may this machine connect to it?",
    ),
    (RedisConnectionError, "the connection was closed. Is REDIS_URL right, and rediss:// if the server demands TLS?"),
    (ResponseError, "the server refuses a command. Is it Redis 6 or later, or Valkey?"),
    (NOT_REDIS, "its answer can't be read. Is it Redis or Valkey, and is REDIS_URL right?"),
)
"""What is wrong and what to do, by type of error; the first entry that matches any error in the chain is used."""

MESSAGES: Final[SentencesByMessage] = (
    (
        r"Hostname mismatch|IP address mismatch",
        "the server's certificate is for another name. Use that one in REDIS_URL, or add ?ssl_check_hostname=false.",
    ),
    (
        r"DB index is out of range",
        "the server has no database with that number. Correct the number at the end of REDIS_URL; the first one is 0.",
    ),
)
"""What is wrong and what to do by a pattern of the message, where the type says too little; it is never shown."""


def cause_of(error: BaseException) -> str:
    """What is wrong, with the error's type, and what to do. It contains no part of the address."""
    sentence = find_cause(error, MESSAGES, CAUSES) or "it doesn't respond. Is it running, and is REDIS_URL right?"
    wrong, remedy = sentence.split(". ", 1)
    return f"{wrong} ({type(error).__name__}). {remedy}"

"""Reads the address of a Redis as redis-py, Celery, ioredis and PaaS providers write it, and how TLS is verified."""

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from bot.errors import SettingsError

EXAMPLE: Final = (
    "It looks like redis://user:password@host:6379/0; its password is percent-encoded (/ is %2F, @ is %40)."
)

NUMBER: Final = re.compile("[0-9]{0,9}")

TUNING: Final = frozenset(
    {
        *("socket_timeout", "socket_connect_timeout", "socket_read_size", "socket_keepalive", "retry_on_timeout"),
        *("max_connections", "health_check_interval", "timeout", "family", "visibility_timeout", "keepalive"),
        *(
            "decode_responses",
            "encoding",
            "encoding_errors",
            "single_connection_client",
            "retry_on_error",
            "lazyconnect",
        ),
        *("enablereadycheck", "enableofflinequeue", "lib_name", "lib_version"),
        *("connecttimeout", "connect_timeout", "maxretriesperrequest", "ssl_min_version", "minpoolsize", "maxpoolsize"),
    }
)
"""Parameters of other clients that tune a connection or a pool. The bot has its own values: these are read past."""

SWITCHES: Final = {
    **dict.fromkeys(("true", "1", "yes", "on", "t", "y"), True),
    **dict.fromkeys(("false", "0", "no", "off", "f", "n"), False),
}

CERT_REQS: Final = {
    **dict.fromkeys(("none", "cert_none", "ssl.cert_none", "0", "false"), ssl.CERT_NONE),
    **dict.fromkeys(("optional", "cert_optional", "ssl.cert_optional", "1"), ssl.CERT_REQUIRED),
    **dict.fromkeys(("required", "cert_required", "ssl.cert_required", "2", "true"), ssl.CERT_REQUIRED),
}
"""What `ssl_cert_reqs` means: a client has no use for "optional", since a server always sends its certificate."""


class Verification(StrEnum):
    """How the server's certificate is verified, in doctor's words."""

    NO_TLS = "the connection isn't encrypted"
    SYSTEM = "its certificate is verified against this system's CAs"
    FILE = "its certificate is verified against REDIS_CA_FILE"
    CHAIN = "its certificate is verified, but not the name in it (ssl_check_hostname=false)"
    NONE = "its certificate isn't verified (ssl_cert_reqs=none)"


@dataclass(frozen=True)
class RedisAddress:
    """Arguments of a redis-py connection, the TLS context if it's encrypted, and how that verifies the server."""

    arguments: Mapping[str, Any] = field(repr=False)
    context: ssl.SSLContext | None
    verification: Verification


def read_redis_address(url: str, ca_file: Path | None = None) -> RedisAddress:
    """Read an address that begins with redis:// or rediss://.

    `rediss://` verifies the certificate against the system's CAs, or against the PEM file `ca_file`. In the address,
    `ssl_cert_reqs=none` turns that off, `ssl_check_hostname=false` accepts a certificate for another name.

    Raises:
        SettingsError: the address can't be read or has an unknown parameter. The message contains no password.
    """
    parts = _split(url)
    parameters = {name.lower(): value.strip() for name, value in parse_qsl(parts.query)}
    arguments = _arguments(parts, parameters)
    encrypted = _switch(parameters, "ssl", "tls") or parts.scheme == "rediss"
    tls = _tls(parameters, ca_file)
    context, verification = tls if encrypted else (None, Verification.NO_TLS)
    _refuse_unknown(parameters)
    return RedisAddress(arguments, context, verification)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        readable = parts.scheme in {"redis", "rediss"} and parts.port != 0
        unquote(parts.hostname or "localhost").encode("idna")  # as it is looked up; raises for a name that no host has
    except ValueError:
        readable = False
    if not readable or parts.fragment or not NUMBER.fullmatch(parts.path.strip("/")):
        raise SettingsError(f"REDIS_URL: can't be read. {EXAMPLE}")
    return parts


def _arguments(parts: SplitResult, parameters: dict[str, str]) -> dict[str, Any]:
    """Host, port, database, user and password; the address's own parts come before its parameters."""
    user = unquote(parts.username or "") or parameters.pop("username", "") or parameters.pop("user", "")
    password = unquote(parts.password or "") or parameters.pop("password", "")
    arguments: dict[str, Any] = {
        "host": unquote(parts.hostname or "localhost"),
        "port": parts.port or 6379,
        "db": int(parts.path.strip("/") or _number(parameters, "db") or _number(parameters, "virtual_host") or 0),
    }
    if protocol := _number(parameters, "protocol"):
        arguments["protocol"] = int(protocol)
    options = {"username": user, "password": password, "client_name": parameters.pop("client_name", "")}
    return arguments | {name: value for name, value in options.items() if value}


def _tls(parameters: dict[str, str], ca_file: Path | None) -> tuple[ssl.SSLContext, Verification]:
    reqs = parameters.pop("ssl_cert_reqs", "required").lower()
    check_hostname = _switch(parameters, "ssl_check_hostname", default=True)
    if _switch(parameters, "rejectunauthorized", default=True) is False:
        reqs = "none"
    if reqs not in CERT_REQS:
        raise SettingsError("REDIS_URL: ssl_cert_reqs has an unknown value. Use none or required.")
    authorities = ca_file or (Path(named) if (named := parameters.pop("ssl_ca_certs", "")) else None)
    parameters.pop("ssl_ca_certs", None)
    if CERT_REQS[reqs] is ssl.CERT_NONE:
        return _without_verification(), Verification.NONE
    context = _with_verification(authorities)
    if authorities is not None:  # a CA of one's own often lacks what Python 3.13 demands beside the signature
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    context.check_hostname = check_hostname
    if not check_hostname:
        return context, Verification.CHAIN
    return context, Verification.FILE if authorities else Verification.SYSTEM


def _without_verification() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _with_verification(authorities: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=None if authorities is None else str(authorities))
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"REDIS_CA_FILE: {authorities} can't be read as certificates ({type(error).__name__})."
            " Give a PEM file with the CA that signed the server's certificate."
        ) from error


def _switch(parameters: dict[str, str], *names: str, default: bool = False) -> bool:
    value = default
    for name in names:
        text = parameters.pop(name, None)
        if text is not None and text.lower() not in SWITCHES:
            raise SettingsError(f"REDIS_URL: {name} has an unknown value. Use true or false.")
        value = value if text is None else SWITCHES[text.lower()]
    return value


def _number(parameters: dict[str, str], name: str) -> str:
    value = parameters.pop(name, "").strip("/")
    if not NUMBER.fullmatch(value):
        raise SettingsError(f"REDIS_URL: {name} is not a number. {EXAMPLE}")
    return value


def _refuse_unknown(parameters: Mapping[str, str]) -> None:
    unknown = sorted(name for name in parameters if name not in TUNING)
    if unknown:
        # A "name" may be the rest of a password that wasn't percent-encoded, so only what looks like a name is shown.
        shown = unknown[0] if unknown[0].isidentifier() and unknown[0].isascii() else "in it"
        raise SettingsError(f"REDIS_URL: the parameter {shown[:40]} is unknown. Remove it. {EXAMPLE}")
    for name in parameters.keys() & {"socket_timeout", "socket_connect_timeout", "timeout", "max_connections"}:
        if not parameters[name].replace(".", "", 1).isdecimal():
            raise SettingsError(f"REDIS_URL: {name} is not a number.")

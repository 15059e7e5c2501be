"""Reads the address of a PostgreSQL database as libpq, Prisma, JDBC, node-postgres and PaaS providers write it."""

import ssl
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from bot.errors import SettingsError
from bot.settings.validation import is_host

IGNORED: Final = frozenset(
    {
        *("keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout"),
        *("connect_timeout", "channel_binding", "gssencmode", "gssdelegation", "sslcompression", "sslsni"),
        *("require_auth", "load_balance_hosts", "fallback_application_name", "uselibpqcompat", "sslidentity"),
        *("connection_limit", "pool_timeout", "socket_timeout", "pool_max_conns", "pool_size", "sockettimeout"),
        *("preparethreshold", "statement_cache_size", "prepared_statement_cache_size", "tcpkeepalive"),
    }
)
"""Parameters of other clients, in lower case. They tune a connection or a pool; the bot has its own values for them."""

SSL_VALUES: Final = {
    **dict.fromkeys(("true", "1", "on", "require", "no-verify"), "require"),
    **dict.fromkeys(("false", "0", "off", "disable"), "disable"),
    **dict.fromkeys(("verify-full", "strict"), "verify-full"),
}
"""Values of `ssl`, `sslmode` and `sslaccept` as other clients write them, and the sslmode that they mean."""

SSL_MODES: Final = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
RENAMED: Final = {"schema": "search_path", "currentschema": "search_path", "applicationname": "application_name"}
EXAMPLE: Final = (
    "It looks like postgres://user:password@host:5432/name; a password in it is percent-encoded (/ is %2F, @ is %40)."
)


@dataclass(frozen=True)
class PostgresAddress:
    """An address as asyncpg reads it, and more arguments for `asyncpg.connect`."""

    dsn: str = field(repr=False)
    arguments: Mapping[str, Any]


def read_address(url: str) -> PostgresAddress:
    """Read an address that begins with postgresql://.

    Raises:
        SettingsError: the address can't be read, or a parameter has an unknown value. The message contains no password.
    """
    parts = _split(url)
    parameters: dict[str, str] = {}
    arguments: dict[str, Any] = {}
    for name, value in parse_qsl(parts.query):
        _read_parameter(name, value.strip(), parameters, arguments)
    if parameters.get("sslrootcert") == "system":
        del parameters["sslrootcert"]
        parameters.pop("sslmode", None)
        arguments["ssl"] = ssl.create_default_context()
    return PostgresAddress(urlunsplit(parts._replace(query=urlencode(parameters))), arguments)


def _read_parameter(name: str, value: str, parameters: dict[str, str], arguments: dict[str, Any]) -> None:
    lower = name.lower()
    if lower == "pgbouncer":
        if value.lower() in {"true", "1"}:
            arguments |= WITHOUT_PREPARED_STATEMENTS
    elif lower in {"ssl", "sslaccept"}:
        parameters.setdefault("sslmode", _ssl_mode(name, value))
    elif lower == "sslmode":
        parameters["sslmode"] = _ssl_mode(name, value)
    elif lower == "port":
        if not all(port.isdecimal() for port in value.split(",")):
            raise SettingsError(f"DATABASE_URL: the parameter port is not a number. {EXAMPLE}")
        parameters["port"] = value
    elif lower not in IGNORED:
        parameters[RENAMED.get(lower, name)] = value


def _ssl_mode(name: str, value: str) -> str:
    lower = value.lower()
    if name.lower() == "sslaccept" and lower == "accept_invalid_certs":
        return "require"
    mode = lower if lower in SSL_MODES else SSL_VALUES.get(lower)
    if mode is None:
        raise SettingsError(f"DATABASE_URL: {name} has an unknown value. Set sslmode to one of {', '.join(SSL_MODES)}.")
    return mode


def _split(url: str) -> SplitResult:
    """The parts of an address.

    The driver would report errors only when it connects, and quote what it takes for a port.
    """
    try:
        parts = urlsplit(url)
        hosts = [urlsplit(f"//{host}") for host in parts.netloc.rpartition("@")[2].split(",")]
        are_known = all(host.port != 0 and _is_host(host.hostname or "") for host in hosts)
    except ValueError:
        parts, are_known = urlsplit(""), False
    if not are_known or parts.fragment or parts.netloc.count("@") > 1:
        raise SettingsError(f"DATABASE_URL: can't be read. {EXAMPLE}")
    return parts


def _is_host(name: str) -> bool:
    """Whether it's a host, the folder of a socket, or missing: then a parameter has it."""
    return not name or unquote(name).startswith("/") or is_host(name)


def _unique_name() -> str:
    return f"__duties_{uuid.uuid4().hex}__"


WITHOUT_PREPARED_STATEMENTS: Final[Mapping[str, int | Callable[[], str]]] = {
    "statement_cache_size": 0,
    "prepared_statement_cache_size": 0,
    "prepared_statement_name_func": _unique_name,
}
"""For PgBouncer: it may give each transaction another connection, where a prepared statement is unknown or taken.

See https://docs.sqlalchemy.org/en/20/dialects/postgresql.html (Prepared Statement Name with PGBouncer).
"""

"""How many connections the operating system lets the process accept and open."""

import contextlib
import resource
from typing import Final

RESERVED: Final = 192
"""Descriptors for the connections that the bot opens itself (Slack, Redis, PostgreSQL, O*NET), files and pipes."""

FEWEST_CONNECTIONS: Final = 32
MOST_CONNECTIONS: Final = 2_000
FEWEST_CALLS: Final = 100
MOST_CALLS: Final = 1_000
MOST_DESCRIPTORS: Final = 65_536


def raise_descriptor_limit() -> None:
    """Raise the soft limit of open descriptors, often 1,024, to what the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, MOST_DESCRIPTORS)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def descriptor_limit() -> int:
    """How many descriptors the process may have open."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_DESCRIPTORS if soft == resource.RLIM_INFINITY else soft


def most_connections() -> int:
    """How many connections to accept at a time."""
    return max(FEWEST_CONNECTIONS, min(MOST_CONNECTIONS, descriptor_limit() - RESERVED))


def most_calls(descriptors: int) -> int:
    """How many connections to Slack to open at a time with so many descriptors, beside those that are accepted.

    While Slack takes seconds to respond, each click needs one of its own.
    """
    return max(FEWEST_CALLS, min(MOST_CALLS, descriptors - RESERVED - MOST_CONNECTIONS))

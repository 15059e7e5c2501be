"""Binds sockets before the server starts, so that the address is known; and finds other listeners."""

import asyncio
import socket
from typing import Final
from urllib.parse import urlsplit

BACKLOG: Final = 2048


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free port. Connections wait until the server starts.

    Raises:
        OSError: the address is taken or can't be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio switches Nagle's algorithm off only if the protocol is given as TCP.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


async def is_listening(url: str) -> bool:
    """Whether somebody listens at an address."""
    address = urlsplit(url)
    try:
        _, writer = await asyncio.open_connection(address.hostname, address.port or 80)
    except OSError:
        return False
    writer.close()
    return True

"""Reads a response's body up to a limit, after decompression: a small gzip can hold a gigabyte."""

from collections.abc import Mapping
from typing import Final

import httpx

from bot.errors import OnetNotUnderstood

MAX_BODY_BYTES: Final = 16 * 1024 * 1024
"""The most bytes of an answer of O*NET's; the largest page of release 29.3 has 2 MB."""

ENCODED: Final = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that describe the body as it was sent, and not as it was read."""


async def get_limited(
    http: httpx.AsyncClient, path: str, parameters: Mapping[str, str | int], headers: Mapping[str, str]
) -> httpx.Response:
    """GET a path and read all of the response.

    Raises:
        OnetNotUnderstood: the body has more than MAX_BODY_BYTES.
        httpx.HTTPError: what httpx raises.
    """
    async with http.stream("GET", path, params=dict(parameters), headers=headers) as response:
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > MAX_BODY_BYTES:
                raise OnetNotUnderstood(f"an answer of more than {MAX_BODY_BYTES >> 20} MB")
        kept = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in ENCODED]
        return httpx.Response(response.status_code, headers=kept, content=bytes(body), request=response.request)

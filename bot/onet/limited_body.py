"""Reads a response's body up to a limit, after decompression: a small gzip can hold a gigabyte."""

import zlib
from collections.abc import Iterator, Mapping
from typing import Final, cast

import httpx

from bot.errors import OnetNotUnderstood

MAX_BODY_BYTES: Final = 16 * 1024 * 1024
"""The most bytes of an answer of O*NET's; the largest page of release 29.3 has 2 MB."""

PIECE_BYTES: Final = 64 * 1024
"""Bytes that are unpacked at a time: all of a chunk at once could be a thousand times as many as arrived."""

GZIP: Final = 16 + zlib.MAX_WBITS
"""What tells zlib to read gzip."""

ENCODED: Final = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers that describe the body as it was sent, and not as it was read."""


async def get_limited(
    http: httpx.AsyncClient, path: str, parameters: Mapping[str, str | int], headers: Mapping[str, str]
) -> httpx.Response:
    """GET a path and read all of the response.

    Raises:
        OnetNotUnderstood: the body has more than MAX_BODY_BYTES, or is compressed in a way that wasn't offered.
        httpx.HTTPError: what httpx raises.
    """
    offered = {**headers, "Accept-Encoding": "gzip"}
    async with http.stream("GET", path, params=dict(parameters), headers=offered) as response:
        body, decoder = bytearray(), _decoder(response.headers.get("content-encoding", ""))
        async for chunk in cast("httpx.AsyncByteStream", response.stream):  # aiter_raw reads a response only once
            for piece in _pieces(chunk, decoder):
                body += piece
                if len(body) > MAX_BODY_BYTES:
                    raise OnetNotUnderstood(f"an answer of more than {MAX_BODY_BYTES >> 20} MB")
    response.stream = httpx.ByteStream(b"")  # httpx's own refers back to the response, a cycle that would stay for long
    decoded_headers = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in ENCODED]
    return httpx.Response(response.status_code, headers=decoded_headers, content=bytes(body), request=response.request)


def _decoder(encoding: str) -> "zlib._Decompress | None":
    """What unpacks a body; None for one that isn't packed. Raises OnetNotUnderstood."""
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return zlib.decompressobj(GZIP)
        case _:
            raise OnetNotUnderstood("an answer compressed in a way that wasn't offered")


def _pieces(chunk: bytes, decoder: "zlib._Decompress | None") -> Iterator[bytes]:
    """A chunk of a body, unpacked in small pieces. Raises httpx.DecodingError."""
    if decoder is None:
        yield chunk
        return
    try:
        while chunk:
            yield decoder.decompress(chunk, PIECE_BYTES)
            chunk = decoder.unconsumed_tail
    except zlib.error as error:
        raise httpx.DecodingError("it isn't gzip") from error

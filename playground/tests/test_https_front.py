"""The proxy that stands in for https://slack.com."""

import asyncio
import os
import ssl
from pathlib import Path

import aiohttp
from slack_playground.https_front import HttpsFront
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route


def echo_app() -> Starlette:
    """An app that says under which name and address it was called."""

    async def say(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{request.url} {len(await request.body())}")

    return Starlette(routes=[Route("/api/{name}", say, methods=["GET", "POST"])])


async def test_slack_s_names_lead_to_the_playground() -> None:
    async with HttpsFront(echo_app()) as front, aiohttp.ClientSession() as session:
        settings = front.settings({})
        trusted = ssl.create_default_context(cafile=settings["SSL_CERT_FILE"])
        for host in ("slack.com", "hooks.slack.com"):
            url = f"https://{host}/api/x"
            large = b"x" * 1_000_000
            async with session.post(url, data=large, proxy=settings["HTTPS_PROXY"], ssl=trusted) as answer:
                assert await answer.text() == f"{url} {len(large)}"


async def test_other_names_are_let_through() -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readline())
        writer.close()

    async with HttpsFront(echo_app()) as front, await asyncio.start_server(echo, "127.0.0.1", 0) as other:
        port = other.sockets[0].getsockname()[1]
        proxy = int(front.settings({})["HTTPS_PROXY"].rpartition(":")[2])
        for host, answered in (
            (f"CONNECT 127.0.0.1:{port} HTTP/1.1\r\n\r\nsoup\n", b"HTTP/1.1 200 Connection established\r\n\r\nsoup\n"),
            (f"GET http://127.0.0.1:{port}/stew?hot=1 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /stew?hot=1 HTTP/1.1\r\n"),
            ("CONNECT 127.0.0.1:1 HTTP/1.1\r\n\r\n", b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
            ("nonsense\r\n\r\n", b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", proxy)
            writer.write(host.encode())
            assert await reader.read() == answered
            writer.close()


async def test_settings_respect_what_is_there(tmp_path: Path) -> None:
    async with HttpsFront(echo_app()) as front:
        assert front.settings({"https_proxy": "http://proxy.example:8080"}) == {}
        own = tmp_path / "own.pem"
        own.write_text("a certificate", "utf-8")
        settings = front.settings({"NO_PROXY": "example.com", "SSL_CERT_FILE": str(own)})
        assert settings["NO_PROXY"].startswith("example.com,127.0.0.1")
        assert settings["http_proxy"] == settings["HTTPS_PROXY"]
        with open(settings["SSL_CERT_FILE"], encoding="utf-8") as bundle:  # noqa: ASYNC230, PTH123 - a test may wait
            assert bundle.read().startswith("a certificate\n-----BEGIN")
        more = front.settings({"http_proxy": "http://proxy.example:8080", "JAVA_TOOL_OPTIONS": "-Dsoup=hot"})
        assert "http_proxy" not in more
        assert more["JAVA_TOOL_OPTIONS"].endswith(" -Dsoup=hot")
        assert more["PHP_INI_SCAN_DIR"].startswith(os.pathsep), "PHP reads its own settings, too"


async def test_php_and_perl_trust_the_proxy() -> None:
    async with HttpsFront(echo_app()) as front:
        settings = front.settings({"PHP_INI_SCAN_DIR": "/etc/php"})
        own, folder = settings["PHP_INI_SCAN_DIR"].split(os.pathsep)
        bundle = settings["SSL_CERT_FILE"]
        (written,) = Path(folder).glob("*.ini")  # noqa: ASYNC240 - a test may wait
        assert own == "/etc/php"
        assert written.read_text("utf-8") == f'curl.cainfo = "{bundle}"\nopenssl.cafile = "{bundle}"\n'
        assert (settings["PERL_LWP_ENV_PROXY"], settings["PERL_LWP_SSL_CA_FILE"]) == ("1", bundle)

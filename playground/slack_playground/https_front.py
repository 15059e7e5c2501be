"""Emulates https://slack.com through a proxy that an app in any language uses by its environment."""

import asyncio
import os
import ssl
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast
from urllib.parse import urlsplit

import trustme
import uvicorn

from slack_playground.java_options import java_options, trust_store
from slack_playground.ports import bind

SLACK_HOSTS: Final = ("api.slack.com", "files.slack.com", "hooks.slack.com", "slack.com", "www.slack.com")
PROXY_NAMES: Final = ("HTTPS_PROXY", "https_proxy")
RUBY_PROXY: Final = "http_proxy"
"""Ruby's Net::HTTP looks here for HTTPS, too: https://docs.ruby-lang.org/en/3.1/Net/HTTP.html#class-Net::HTTP-label-Proxies"""
DIRECT_NAMES: Final = ("NO_PROXY", "no_proxy")
JAVA_OPTIONS: Final = "JAVA_TOOL_OPTIONS"
BUNDLE_NAMES: Final = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "PERL_LWP_SSL_CA_FILE")
PERL_PROXY: Final = "PERL_LWP_ENV_PROXY"
"""With it, Perl's LWP uses the proxy: https://metacpan.org/pod/LWP::UserAgent#env_proxy"""
PHP_SETTINGS: Final = "PHP_INI_SCAN_DIR"
"""A folder with settings of PHP, after its own: https://www.php.net/manual/en/configuration.file.php"""
SET_NAMES: Final = "SLACK_PLAYGROUND_HTTPS"
"""The variable that names those with the proxy: the hooks for Python and Node.js need none, and take them out."""
SYSTEM_BUNDLES: Final = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
CHUNK_BYTES: Final = 65_536

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class HttpsFront:
    """A proxy on loopback that responds for Slack's host names, with a certificate of its own.

    It passes on everything else. Clients in Go and Ruby, curl and most others go to the proxy in HTTPS_PROXY, and trust
    the certificates in SSL_CERT_FILE; so an app needs no other address for Slack.
    """

    def __init__(self, playground: Any) -> None:
        self._playground = playground
        self._opened = AsyncExitStack()
        self._relays: set[asyncio.Task[None]] = set()
        self._authority = trustme.CA()
        self._tls_port = 0
        self._proxy = ""

    async def __aenter__(self) -> Self:
        """Listen as Slack and as a proxy."""
        self._folder = Path(self._opened.enter_context(tempfile.TemporaryDirectory()))
        await self._listen_as_slack()
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        await self._opened.enter_async_context(server)
        self._proxy = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close it, and its connections."""
        for relay in self._relays:
            relay.cancel()
        await asyncio.gather(*self._relays, return_exceptions=True)
        await self._opened.aclose()

    def settings(self, around: Mapping[str, str]) -> dict[str, str]:
        """The settings for an app's environment; empty if it already uses another proxy."""
        if any(around.get(name) for name in PROXY_NAMES):
            return {}
        direct = ",".join(filter(None, [around.get("NO_PROXY", ""), "127.0.0.1", "localhost", "::1"]))
        bundle, java_store = self._folder / "bundle.pem", self._folder / "java.p12"
        trusted = _trusted_certificates(around)
        bundle.write_bytes(trusted + self._authority.cert_pem.bytes())
        java_store.write_bytes(trust_store(trusted, self._authority.cert_pem.bytes()))
        _write_php_settings(self._folder, bundle)
        proxies = [*PROXY_NAMES, *(name for name in (RUBY_PROXY,) if name not in around)]
        return {
            **dict.fromkeys(proxies, self._proxy),
            **dict.fromkeys(BUNDLE_NAMES, str(bundle)),
            **dict.fromkeys(DIRECT_NAMES, direct),
            PERL_PROXY: "1",
            PHP_SETTINGS: f"{around.get(PHP_SETTINGS, '')}{os.pathsep}{self._folder}",
            JAVA_OPTIONS: java_options(self._proxy, java_store, around.get(JAVA_OPTIONS, "")),
            SET_NAMES: ",".join([*proxies, *(name for name in DIRECT_NAMES if name not in around)]),
        }

    async def _listen_as_slack(self) -> None:
        """Serve the playground over TLS, too, under Slack's names."""
        key = self._folder / "slack.pem"
        self._authority.issue_cert(*SLACK_HOSTS).private_key_and_cert_chain_pem.write_to_path(str(key))
        config = uvicorn.Config(
            cast("Any", self._playground),
            log_level="warning",
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
            ssl_certfile=str(key),
        )
        server, listening = _SecondServer(config), bind("127.0.0.1", 0)
        self._tls_port = listening.getsockname()[1]
        serving = asyncio.create_task(server.serve(sockets=[listening]))

        async def end() -> None:
            server.should_exit = True
            await serving

        self._opened.push_async_callback(end)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass a connection on in a task of its own, which can be cancelled without a word from asyncio."""
        relay = asyncio.create_task(self._relay(reader, writer))
        self._relays.add(relay)
        relay.add_done_callback(self._relays.discard)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._pass_on((reader, writer))
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        finally:
            writer.close()

    async def _pass_on(self, client: Stream) -> None:
        """One connection of a client: to where its first line says. Raises OSError, ValueError."""
        reader, writer = client
        head = await reader.readuntil(b"\r\n\r\n")
        line, _, headers = head.partition(b"\r\n")
        method, target, version = line.decode("latin-1").split(" ")
        if method == "CONNECT":
            host, _, port = target.rpartition(":")
            server = await self._connect(host.strip("[]"), int(port))
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            url = urlsplit(target)
            server = await asyncio.open_connection(url.hostname, url.port or 80)
            path = url._replace(scheme="", netloc="").geturl() or "/"
            server[1].write(f"{method} {path} {version}\r\n".encode("latin-1") + headers)
        async with asyncio.TaskGroup() as both:
            both.create_task(_pump(reader, server[1]))
            both.create_task(_pump(server[0], writer))

    async def _connect(self, host: str, port: int) -> Stream:
        if host in SLACK_HOSTS:
            return await asyncio.open_connection("127.0.0.1", self._tls_port)
        return await asyncio.open_connection(host, port)


class _SecondServer(uvicorn.Server):
    """A server that leaves signals to the playground's own, with which it ends."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Everything that comes from one side, to the other."""
    try:
        while data := await reader.read(CHUNK_BYTES):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass  # one side has gone: the other is closed too
    finally:
        writer.close()


def _write_php_settings(folder: Path, bundle: Path) -> None:
    """PHP's curl and its streams trust no certificates by environment variables, only by settings."""
    (folder / "slack.ini").write_text(f'curl.cainfo = "{bundle}"\nopenssl.cafile = "{bundle}"\n', "utf-8")


def _trusted_certificates(around: Mapping[str, str]) -> bytes:
    """The certificates that an environment trusts: those it names, or else the system's."""
    named = ssl.get_default_verify_paths()
    paths = [*(around.get(name) for name in BUNDLE_NAMES), named.cafile, named.openssl_cafile, *SYSTEM_BUNDLES]
    return next((Path(path).read_bytes() + b"\n" for path in paths if path and Path(path).is_file()), b"")

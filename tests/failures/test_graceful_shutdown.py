"""A real process that is told to stop between the ack and the reply still sends the reply."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.server import AppSetup, create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served

from bot.onet.embedded.api import create_service
from bot.slack.manifest import manifest
from tests.support.command_line import environment
from tests.support.harness import KEY, SECRET, TOKEN, UNHURRIED
from tests.support.ports import free_port
from tests.support.web_services import WebServices


@asynccontextmanager
async def a_dyno(**settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot serve`, listening."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve", env=environment(settings), stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    try:
        while b"Listening on" not in (line := await process.stderr.readline()):
            assert line
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@asynccontextmanager
async def idle_connection(port: int) -> AsyncIterator[asyncio.StreamReader]:
    """A connection over which nothing is asked: a server that stops closes it after its listening socket."""
    reading, writing = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reading
    finally:
        writing.close()


async def test_sigterm_answers_the_turn_under_way(sample: Path) -> None:
    app = create_service(sample)
    services, port, playground_port = WebServices(app), free_port(), free_port()
    transport = SignedHttp(f"http://127.0.0.1:{port}/slack/events", SECRET, ack_seconds=UNHURRIED)
    setup = AppSetup(manifest(f"http://127.0.0.1:{port}"), transport, TOKEN)
    playground = create_playground(f"http://127.0.0.1:{playground_port}", setup)
    async with served(services) as onet, served(playground, playground_port) as slack:
        settings = {
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{slack}/api/",
            "ONET_API_KEY": KEY,
            "ONET_BASE_URL": onet,
            "PORT": str(port),
        }
        async with a_dyno(**settings) as dyno:
            alice = Person(playground.state.actions, "Alice")
            services.asked.clear()
            services.answering.clear()
            await alice.says("pharmacist")
            await services.asked.wait()
            assert alice.failures == [], "it was acknowledged"
            async with idle_connection(port) as idle:
                dyno.send_signal(signal.SIGTERM)
                assert await idle.read() == b""
            with pytest.raises(ConnectionRefusedError):
                await asyncio.open_connection("127.0.0.1", port)
            services.answering.set()
            assert dyno.stderr is not None
            log = (await dyno.stderr.read()).decode().splitlines()
            assert await dyno.wait() == 0
        assert "Which one is yours?" in alice.screen
    app.state.database.close()
    lines = [json.loads(line) for line in log if line.startswith("{")]
    assert [line["outcome"] for line in lines if line["event"] == "turn"] == ["shown"]
    assert [line["turns_aborted"] for line in lines if line["event"] == "stopped"] == [0]

"""What several tests need: the sample and the real release as databases, a real Redis, a browser."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import hypothesis
import pytest
import stamina
from emulator_support.requirements import missing
from redis import Redis

from bot.database.revisions import run_migration
from bot.onet.embedded.release import import_sample
from tests.support import postgres
from tests.support.harness import BotInPlayground, Transport, bot_in_playground
from tests.support.migrated import migrated_database
from tests.support.release_cache import imported
from tests.support.valkey import Valkey

RELEASE = "ONET_TEST_RELEASE"

# How long an example takes depends on what else the machine does; the benchmarks say how long things take.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Retries happen at once."""
    with stamina.set_testing(True, attempts=3):
        yield


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample data, imported."""
    return import_sample(tmp_path_factory.mktemp("sample") / "sample.sqlite").output


@pytest.fixture(scope="session")
def release() -> Path:
    """The zip of a real O*NET release."""
    named = os.environ.get(RELEASE)
    if not named or not Path(named).is_file():
        pytest.skip(
            f"{RELEASE} names no zip of an O*NET release; www.onetcenter.org/database.html has it as text files"
        )
    return Path(named)


@pytest.fixture(scope="session")
def real(release: Path, pytestconfig: pytest.Config) -> Path:
    """A real O*NET release, imported. It outlives the run: tests read it and nothing else."""
    return imported(release, pytestconfig.cache.mkdir("releases"))


@pytest.fixture
def transport() -> Transport:
    """How Slack reaches the bot; each transport where a module is marked `both_transports`."""
    return Transport.HTTP


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "both_transports: over HTTP, and again over Socket Mode")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    chosen = any(mark.args[0] == "transport" for mark in metafunc.definition.iter_markers("parametrize"))
    if (
        "transport" in metafunc.fixturenames
        and metafunc.definition.get_closest_marker("both_transports")
        and not chosen
    ):
        metafunc.parametrize("transport", list(Transport))


@pytest.fixture
async def sample_bot(sample: Path, transport: Transport) -> AsyncIterator[BotInPlayground]:
    """A bot on the sample data, in a playground."""
    async with bot_in_playground(sample, transport=transport) as played:
        yield played
    assert played.workspace.refusals == [], "Slack would have refused something"


@pytest.fixture
async def release_bot(real: Path) -> AsyncIterator[BotInPlayground]:
    """A bot on the real release, in a playground."""
    async with bot_in_playground(real) as played:
        yield played
    assert played.workspace.refusals == [], "Slack would have refused something"


@pytest.fixture(scope="session")
def redis_port() -> Iterator[int]:
    """A real server that speaks Redis' protocol, on loopback."""
    server = Valkey()
    server.start()
    try:
        yield server.port
    finally:
        server.stop()


@pytest.fixture
def redis_url(redis_port: int) -> str:
    """That server, empty: everybody has the same id in every playground."""
    with Redis(port=redis_port) as redis:
        redis.flushall()
    return f"redis://127.0.0.1:{redis_port}/0"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A real PostgreSQL; yields its host and port."""
    if postgres.programs() is None:
        missing("postgresql", "no PostgreSQL is installed; on Debian: apt-get install postgresql")
    with postgres.running() as where:
        yield where


@pytest.fixture
def unreachable_sqlite(tmp_path: Path) -> str:
    """The address of a file in a folder that does not exist."""
    return f"sqlite:///{tmp_path / 'no' / 'folder' / 'x.sqlite'}"


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with this release's tables, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "migrated.sqlite"
    run_migration(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: str) -> str:
    """The name of a database with this release's tables, to be copied."""
    url = asyncio.run(postgres.new_database(postgresql))
    run_migration(url)
    return urlsplit(url).path.removeprefix("/")


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with this release's tables and no rows, of each kind in turn."""
    return migrated_database(request.param, request, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'installations.sqlite'}"
    return await postgres.new_database(request.getfixturevalue("postgresql"))

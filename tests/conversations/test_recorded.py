"""Messages, modals and Redis values of earlier versions: people still have them, and each of their controls works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from bot.onet.embedded.release import import_release
from tests.support.harness import bot_in_playground
from tests.support.recorded import RELEASE, Mode, Stage, read, recordings


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample data as it was when the messages were recorded, imported."""
    output = tmp_path_factory.mktemp("recorded") / "onet.sqlite"
    return import_release(RELEASE, output, bright_outlook=RELEASE / "Bright Outlook.csv").output


@pytest.fixture
def redis(redis_url: str) -> Iterator[Redis]:
    with Redis.from_url(redis_url, decode_responses=True) as connected:
        yield connected


@pytest.mark.parametrize(
    ("path", "mode"),
    [(path, mode) for path in recordings() for mode in Mode if any(read(path).presses(mode))],
    ids=lambda path: f"{path.parent.name}-{path.stem}" if isinstance(path, Path) else str(path),
)
async def test_recorded_controls_lead_where_they_led(
    frozen: Path, redis_url: str, redis: Redis, path: Path, mode: Mode
) -> None:
    recording, different = read(path), []
    async with bot_in_playground(frozen, redis_url=redis_url) as sample_bot:
        stage = Stage(sample_bot, redis)
        for scene, press, expected in recording.presses(mode):
            outcome = await stage.play(recording, scene, press, mode)
            if outcome != expected:
                different.append((scene.name, press.action_id or press.says or "submit", outcome, expected))
    assert not different, "\n\n".join(f"{scene}: {aspect}\n{is_}\nwas {was}" for scene, aspect, is_, was in different)


def test_recordings_cover_every_place_and_language() -> None:
    names = {path.stem for path in recordings()}
    places = {"direct", "mention", "command", "agent-thread"}
    assert names == {f"{place}-{language}" for place in places for language in ("en", "es")}

"""The commands about data, run as a person runs them, and the download against a server of our own."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.errors import ReleaseError
from bot.onet.embedded.database import JobDutiesDatabase
from bot.onet.embedded.download import download_bright_outlook, download_release
from tests.support.releases import BAKER, OLD, a_zip

run = CliRunner()


def invoked(*words: str) -> Result:
    return run.invoke(app, words, env={"COLUMNS": "200"})


def test_import_says_what_it_imported(tmp_path: Path) -> None:
    output = tmp_path / "mine.sqlite"
    result = invoked("data", "import", str(a_zip(tmp_path, OLD)), "--output", str(output))
    assert result.exit_code == 0
    assert "Imported the O*NET 30.1 Database in" in result.stdout
    assert "3 occupations (2 with tasks), 5 tasks, 4 links" in result.stdout
    assert "Missing: the Bright Outlook list (--bright-outlook CSV)." in result.stdout
    assert "tasks …" in result.stderr
    assert output.is_file()


def test_info_says_what_is_in_use_and_whose_it_is(tmp_path: Path) -> None:
    output = tmp_path / "mine.sqlite"
    invoked("data", "import", str(a_zip(tmp_path, OLD)), "--output", str(output))
    result = invoked("data", "info", "--database", str(output))
    assert f"O*NET 30.1 Database: {output}" in result.stdout
    assert "Used under the CC BY 4.0 license" in result.stdout


def test_an_error_is_ours_and_names_the_remedy(tmp_path: Path) -> None:
    result = invoked("data", "info", "--database", str(tmp_path / "none.sqlite"))
    assert isinstance(result.exception, ReleaseError)
    assert "data import" in str(result.exception)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests read what we print, not what this server does."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A folder, served on loopback."""
    folder = tmp_path / "served"
    folder.mkdir()
    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}/", folder
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_a_release_is_fetched_and_imported(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    a_zip(folder, OLD, "db_30_1_text.zip")
    (folder / "bright.csv").write_text(f"Code,Occupation\n{BAKER},Bakers\n", "utf-8")
    output = tmp_path / "onet.sqlite"
    words = ["data", "download", "--release", "30.1", "--output", str(output), "--base-url", url]
    result = invoked(*words, "--bright-outlook-url", f"{url}bright.csv")
    assert result.exit_code == 0, result.output
    assert "1 with a Bright Outlook" in result.stdout
    assert "fetching db_30_1_text.zip …" in result.stderr
    with JobDutiesDatabase.open(output) as database:
        assert database.held().release == "30.1"


def test_without_the_bright_outlook_list_it_goes_on_and_says_so(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    a_zip(folder, OLD, "db_30_1_text.zip")
    words = ["data", "download", "--release", "30.1", "--output", str(tmp_path / "o.sqlite"), "--base-url", url]
    result = invoked(*words, "--bright-outlook-url", f"{url}nothing.csv")
    assert result.exit_code == 0, result.output
    assert "Continuing without the Bright Outlook list" in result.stderr
    assert "Missing: the Bright Outlook list" in result.stdout


def test_a_release_that_does_not_exist(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    with pytest.raises(ReleaseError, match="answered 404"):
        download_release("99.9", tmp_path, base_url=url)
    (folder / "db_99_8_text.zip").write_text("<html>moved</html>", "utf-8")
    with pytest.raises(ReleaseError, match="is not a zip"):
        download_release("99.8", tmp_path, base_url=url)


@pytest.mark.parametrize("number", ["", "31", "31.0.1", "../31.0", "latest"])
def test_a_number_that_is_none(number: str, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"looks like 31\.0"):
        download_release(number, tmp_path)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="download it in a browser"):
        download_release("31.0", tmp_path, base_url="http://127.0.0.1:1/")
    with pytest.raises(ReleaseError, match="could not be fetched"):
        download_bright_outlook(tmp_path, url="http://127.0.0.1:1/list.csv")

"""The commands about data, run as a person runs them, and the download against a server of our own."""

import functools
import hashlib
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.errors import ReleaseError
from bot.onet.embedded.download import CHECKSUMS, download_bright_outlook, download_release
from bot.onet.embedded.onet_database import JobDutiesDatabase
from tests.support.releases import BAKER, OLD, a_zip

run = CliRunner()


def invoked(*words: str) -> Result:
    return run.invoke(app, words, env={"COLUMNS": "200"})


def test_import_prints_what_it_imported(tmp_path: Path) -> None:
    output = tmp_path / "mine.sqlite"
    result = invoked("data", "import", str(a_zip(tmp_path, OLD)), "--output", str(output))
    assert result.exit_code == 0
    assert "Imported the O*NET 30.1 Database in" in result.stdout
    assert "3 occupations (2 with tasks), 5 tasks, 4 links" in result.stdout
    assert "Missing: the Bright Outlook list (--bright-outlook CSV)." in result.stdout
    assert "tasks …" in result.stderr
    assert output.is_file()


def test_info_prints_the_data_and_its_credit(tmp_path: Path) -> None:
    output = tmp_path / "mine.sqlite"
    invoked("data", "import", str(a_zip(tmp_path, OLD)), "--output", str(output))
    result = invoked("data", "info", "--database", str(output))
    assert f"O*NET 30.1 Database: {output}" in result.stdout
    assert "Used under the CC BY 4.0 license" in result.stdout


def test_import_error_names_the_remedy(tmp_path: Path) -> None:
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


def test_download_fetches_and_imports(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    a_zip(folder, OLD, "db_30_1_text.zip")
    (folder / "bright.csv").write_text(f"Code,Occupation\n{BAKER},Bakers\n", "utf-8")
    output = tmp_path / "onet.sqlite"
    words = ["data", "download", "--release", "30.1", "--output", str(output), "--mirror", url]
    result = invoked(*words, "--bright-outlook-url", f"{url}bright.csv")
    assert result.exit_code == 0, result.output
    assert "1 with a Bright Outlook" in result.stdout
    assert "downloading db_30_1_text.zip …" in result.stderr
    with JobDutiesDatabase.open(output) as database:
        assert database.release_info().release == "30.1"


def test_download_without_bright_outlook_continues(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    a_zip(folder, OLD, "db_30_1_text.zip")
    words = ["data", "download", "--release", "30.1", "--output", str(tmp_path / "o.sqlite"), "--mirror", url]
    result = invoked(*words, "--bright-outlook-url", f"{url}nothing.csv")
    assert result.exit_code == 0, result.output
    assert "Continuing without the Bright Outlook list" in result.stderr
    assert "Missing: the Bright Outlook list" in result.stdout


def test_missing_release_is_a_wrong_number_and_not_a_connection(server: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = server
    with pytest.raises(ReleaseError, match=r"There is no release 99\.9 at .* \(404\)") as raised:
        download_release("99.9", tmp_path, mirror=url)
    assert "--release" in str(raised.value)
    assert "connection" not in str(raised.value)


def test_download_that_is_not_a_zip_is_refused(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    (folder / "db_99_8_text.zip").write_text("<html>moved</html>", "utf-8")
    with pytest.raises(ReleaseError, match="didn't send a complete zip"):
        download_release("99.8", tmp_path, mirror=url)


def test_known_release_with_another_checksum_is_refused(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    served = a_zip(folder, OLD, "db_31_0_text.zip")
    digest = hashlib.sha256(served.read_bytes()).hexdigest()
    with pytest.raises(ReleaseError, match="one public source") as raised:
        download_release("31.0", tmp_path, mirror=url)
    assert CHECKSUMS["31.0"] in str(raised.value)
    assert f"--sha256 {digest}" in str(raised.value)
    assert download_release("31.0", tmp_path, mirror=url, sha256=digest.upper()).sha256 == digest


def test_download_names_what_it_could_not_check(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    digest = hashlib.sha256(a_zip(folder, OLD).read_bytes()).hexdigest()
    words = ["data", "download", "--release", "30.1", "--output", str(tmp_path / "o.sqlite"), "--mirror", url]
    result = invoked(*words)
    assert f"couldn't be checked, because none is known for release 30.1. It is {digest}." in result.stdout
    result = invoked(*words, "--sha256", digest)
    assert "The SHA-256 is the one given with --sha256." in result.stdout
    with pytest.raises(ReleaseError, match="not the one given"):
        download_release("30.1", tmp_path, mirror=url, sha256="0" * 64)


def test_mirror_serves_the_bright_outlook_list_too(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    a_zip(folder, OLD)
    (folder / "All_Bright_Outlook_Occupations.csv").write_text(f"Code,Occupation\n{BAKER},Bakers\n", "utf-8")
    output = tmp_path / "onet.sqlite"
    result = invoked("data", "download", "--release", "30.1", "--output", str(output), "--mirror", url.rstrip("/"))
    assert "1 with a Bright Outlook" in result.stdout


@pytest.mark.parametrize("mirror", ["", "ftp://x/", "mirror.example.org/onet", "file:///etc"])
def test_mirror_must_be_an_address(mirror: str, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="isn't the address of a mirror"):
        download_release("31.0", tmp_path, mirror=mirror)


@pytest.mark.parametrize("number", ["", "31", "31.0.1", "../31.0", "latest"])
def test_download_of_a_malformed_release_number(number: str, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"an example is 31\.0"):
        download_release(number, tmp_path)


def test_download_from_an_unreachable_server(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="download it in a browser"):
        download_release("31.0", tmp_path, mirror="http://127.0.0.1:1/")
    with pytest.raises(ReleaseError, match="couldn't be downloaded"):
        download_bright_outlook(tmp_path, url="http://127.0.0.1:1/list.csv")


def build_hook(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`bin/post_compile`, as a PaaS's buildpack runs it."""
    hook = Path(__file__).parents[4] / "bin" / "post_compile"
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {"PATH": path, "PYTHONPATH": str(hook.parents[1]), **settings}
    return subprocess.run([hook], cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - ours


def test_build_hook_of_a_paas_downloads_the_release(server: tuple[str, Path], tmp_path: Path) -> None:
    url, folder = server
    a_zip(folder, OLD)
    settings = {"ONET_DATABASE": "onet.sqlite", "ONET_RELEASE": "30.1", "ONET_MIRROR": url}
    ended = build_hook(tmp_path, **settings)
    assert ended.returncode == 0, ended.stderr
    with JobDutiesDatabase.open(tmp_path / "onet.sqlite") as database:
        assert database.release_info().release == "30.1"


def test_build_hook_of_a_paas_stops_a_build_without_data(server: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = server
    ended = build_hook(tmp_path, ONET_DATABASE="onet.sqlite", ONET_RELEASE="30.1", ONET_MIRROR=url)
    assert ended.returncode == 1
    assert "There is no release 30.1" in ended.stderr


def test_build_hook_of_a_paas_leaves_web_services_alone(tmp_path: Path) -> None:
    ended = build_hook(tmp_path)
    assert ended.returncode == 0
    assert list(tmp_path.iterdir()) == []

"""The fixtures for other people's tests, in a pytest of its own, with an app that knows nothing of them."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
PLUGIN = "slack_playground.pytest_plugin"


def loading() -> list[str]:
    """The options that load the plugin; pytest loads one of an installed distribution by itself."""
    plugins = {plugin.value for plugin in entry_points(group="pytest11")}
    return [] if PLUGIN in plugins else ["-p", PLUGIN]


def run_in(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run pytest in a folder that has its settings."""
    settings = (folder / "pytest.ini").read_text("utf-8").replace("= python", f"= {sys.executable}")
    (folder / "pytest.ini").write_text(settings, "utf-8")
    path = os.pathsep.join(filter(None, [str(PACKAGE), os.environ.get("PYTHONPATH", "")]))
    unused = ("-p", "no:cacheprovider", "-p", "no:schemathesis", "-p", "no:hypothesispytest")  # half of pytest's start
    command = [sys.executable, "-m", "pytest", *loading(), "-q", *unused]
    return subprocess.run(  # noqa: S603 - a test of ours
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_example_runs_and_begins_again_in_each_test(tmp_path: Path) -> None:
    done = run_in(shutil.copytree(PACKAGE / "examples" / "pytest", tmp_path / "soup"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_app_that_logs_a_lot_does_not_stand_still(tmp_path: Path) -> None:
    folder = shutil.copytree(PACKAGE / "examples" / "pytest", tmp_path / "soup")
    app = (folder / "app.py").read_text("utf-8")
    (folder / "app.py").write_text(f"import sys\nprint('x' * 200_000, file=sys.stderr)\n{app}", "utf-8")
    done = run_in(folder)
    assert "2 passed" in done.stdout, done.stdout[-2_000:]

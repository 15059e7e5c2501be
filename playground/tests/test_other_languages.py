"""Go and Ruby: the examples of tests, run against the example app, with nothing but the languages' own libraries."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from emulator_support.requirements import missing

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize(
    ("tool", "command", "passed"),
    [("go", "go test -count=1 -v .", "--- PASS"), ("ruby", "ruby soup_test.rb", "2 runs")],
)
def test_example_runs(tmp_path: Path, tool: str, command: str, passed: str) -> None:
    if shutil.which(tool) is None:
        missing(tool, f"no {tool} is installed")
    folder = shutil.copytree(EXAMPLES / tool, tmp_path / "soup")
    shutil.copy(EXAMPLES / "pytest" / "app.py", folder)
    script = (
        f"{sys.executable} app.py & app=$!; SLACK_PLAYGROUND_URL=${{SLACK_API_URL%/api/}} {command};"
        " code=$?; kill $app; exit $code"
    )
    path = os.pathsep.join(filter(None, [str(EXAMPLES.parent), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(  # noqa: S603 - a test of ours
        [sys.executable, "-m", "slack_playground", "run", "--port", "0", "--socket", "--", "sh", "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert passed in done.stdout

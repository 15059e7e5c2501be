"""Other languages: the examples of tests in Go and Ruby, and programs that call https://slack.com, unchanged.

They use nothing but the languages' own libraries.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from emulator_support.requirements import missing

EXAMPLES = Path(__file__).parents[1] / "examples"
JAVA = """
import java.net.URI;
import java.net.http.*;

public class Call {
  public static void main(String[] args) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("https://slack.com/api/auth.test"))
        .header("Authorization", "Bearer " + System.getenv("SLACK_BOT_TOKEN"))
        .POST(HttpRequest.BodyPublishers.noBody()).build();
    System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
"""
RUBY = """
require "net/http"
http = Net::HTTP.new("slack.com", 443)
http.use_ssl = true
puts http.post("/api/auth.test", "token=#{ENV["SLACK_BOT_TOKEN"]}").body
"""


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
    done = _run_unchanged(["--socket"], ["sh", "-c", script], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert passed in done.stdout


@pytest.mark.parametrize(
    ("tool", "file", "code", "command"),
    [("java", "Call.java", JAVA, ["java", "Call.java"]), ("ruby", "call.rb", RUBY, ["ruby", "call.rb"])],
)
def test_program_reaches_the_playground_as_slack(
    tmp_path: Path, tool: str, file: str, code: str, command: list[str]
) -> None:
    if shutil.which(tool) is None:
        missing(tool, f"no {tool} is installed")
    (tmp_path / file).write_text(code, "utf-8")
    done = _run_unchanged([], command, tmp_path)
    assert '"ok":true' in done.stdout, done.stdout + done.stderr


def _run_unchanged(options: list[str], command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """What a command printed that `slack-playground run` started in a folder, and how it ended."""
    path = os.pathsep.join(filter(None, [str(EXAMPLES.parent), os.environ.get("PYTHONPATH", "")]))
    return subprocess.run(  # noqa: S603 - a test of ours
        [sys.executable, "-m", "slack_playground", "run", "--port", "0", *options, "--", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )

"""Node.js: the hook that leads Slack's SDK here, and the example with Bolt for JavaScript."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from emulator_support.requirements import missing

PACKAGE = Path(__file__).parents[1]
BOLT = "SLACK_TEST_BOLT_JS"
"""Names a folder with `node_modules/@slack/bolt` in it."""


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node.js."""
    found = shutil.which("node")
    if found is None:
        missing("node", "no Node.js is installed")
    return str(found)


def ran(folder: Path, *command: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """`slack-playground run -- COMMAND` in this folder."""
    path = os.pathsep.join(filter(None, [str(PACKAGE), os.environ.get("PYTHONPATH", "")]))
    words = [sys.executable, "-m", "slack_playground", "run", "--port", "0", *options, "--", *command]
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(  # noqa: S603 - a test of ours
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


RAW_NODE = """
import https, { request } from "node:https";
const URL_ = "https://slack.com/api/api.test";
const read = (answer) => answer.on("data", (data) => console.log(`${data}`));
https.get(URL_, read);
request({ hostname: "slack.com", path: "/api/api.test", method: "POST", agent: new https.Agent() }, read).end();
fetch(URL_, { method: "POST" }).then(async (answer) => console.log(await answer.text()));
fetch(new Request(URL_, { method: "POST", body: "x=1" })).then(async (answer) => console.log(await answer.text()));
"""


def test_app_without_an_sdk_is_led_here(node: str, tmp_path: Path) -> None:
    (tmp_path / "app.mjs").write_text(RAW_NODE, "utf-8")
    done = ran(tmp_path, node, "app.mjs")
    assert done.stdout.count('{"ok":true,"args":') == 4, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["app.cjs", "app.mjs"])
def test_sdk_for_node_calls_the_playground_by_default(node: str, tmp_path: Path, name: str) -> None:
    package = tmp_path / "node_modules" / "@slack" / "web-api"
    (package / "dist").mkdir(parents=True)
    (package / "package.json").write_text('{"name": "@slack/web-api", "main": "dist/WebClient.js"}', "utf-8")
    (package / "dist" / "WebClient.js").write_text("exports.url = 'https://slack.com/api/';\n", "utf-8")
    (tmp_path / "app.cjs").write_text("console.log(require('@slack/web-api').url);", "utf-8")
    (tmp_path / "app.mjs").write_text("import { url } from '@slack/web-api'; console.log(url);", "utf-8")
    done = ran(tmp_path, node, name)
    assert done.stdout.startswith("http://127.0.0.1:"), done.stderr
    assert done.stdout.strip().endswith("/api/")


@pytest.mark.usefixtures("node")
def test_example_with_bolt_for_javascript(tmp_path: Path) -> None:
    modules = Path(os.environ.get(BOLT, "")) / "node_modules"
    if not (modules / "@slack" / "bolt").is_dir():
        missing(BOLT, f"{BOLT} names no folder with @slack/bolt in it")
    folder = shutil.copytree(PACKAGE / "examples" / "node", tmp_path / "soup")
    (folder / "node_modules").symlink_to(modules)
    script = (
        "node app.js & app=$!; SLACK_PLAYGROUND_URL=${SLACK_API_URL%/api/} node --test; code=$?; kill $app; exit $code"
    )
    done = ran(folder, "sh", "-c", script, options=("--socket",))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pass 2" in done.stdout

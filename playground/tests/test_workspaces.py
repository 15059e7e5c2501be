"""Several workspaces from a seed file: an app is installed in each of them, and knows people, guests and bots apart."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx
import pytest
from emulator_support.tabs import Opens
from playwright.async_api import expect
from slack_playground.ports import bind
from slack_playground.testing.client import Slack

PACKAGE = Path(__file__).parents[1]
EXAMPLE = PACKAGE / "examples" / "workspaces"


@dataclass(frozen=True)
class Running:
    """The example: where the playground is, and where the app is."""

    url: str
    app_url: str

    def install(self, workspace: str) -> str:
        """Install the app as an administrator does in a browser; gives what the last page says."""
        with httpx.Client() as browser:
            start = browser.get(f"{self.app_url}/slack/install")
            cookie = start.headers["set-cookie"].split(";")[0]  # it is `Secure`, and this is no HTTPS
            consent = browser.get(unescape(re.findall(r'href="([^"]*authorize[^"]*)"', start.text)[0]))
            links = {label: unescape(target) for target, label in re.findall(r'href="([^"]*)">([^<]*)<', consent.text)}
            decided = browser.get(f"{self.url}{links[f'Allow in {workspace}']}")
            return browser.get(decided.headers["location"], headers={"cookie": cookie}).text


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("example") / "workspaces")
    with bind("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    seed = (folder / "slack.yaml").read_text("utf-8").replace(":3000/", f":{port}/")
    (folder / "slack.yaml").write_text(seed, "utf-8")
    options = ["--port", "0", "--oauth", "--seed", "slack.yaml", "--app", f"http://127.0.0.1:{port}/slack/events"]
    path = os.pathsep.join(filter(None, [str(PACKAGE), os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(  # noqa: S603 - a test of ours
        [sys.executable, "-m", "slack_playground", "run", *options, "--", sys.executable, "app.py", str(port)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    url = process.stderr.readline().split("The playground is at ")[1].split(" ")[0]
    Slack(f"{url}/w/T0KITCHEN").wait_until_ready()
    yield Running(url, f"http://127.0.0.1:{port}")
    process.terminate()
    process.communicate()


def test_app_is_installed_in_each_workspace_and_answers_there(running: Running) -> None:
    for workspace, team in (("Kitchen", "T0KITCHEN"), ("Bakery", "T0BAKERY")):
        assert f"team={team}" in running.install(workspace)
    kitchen, bakery = Slack(f"{running.url}/w/T0KITCHEN"), Slack(f"{running.url}/w/T0BAKERY")
    for name, words in {"Alice": "at home", "Bob": "a guest", "Dana": "from another workspace"}.items():
        person = kitchen.person(name)
        person.says("@Soup please", to="#orders")
        person.sees(f"Soup for {name}, {words} in T0KITCHEN.")
    dana = bakery.person("Dana")
    dana.says("@Soup please", to="#ovens")
    dana.sees("Soup for Dana, at home in T0BAKERY.")
    assert kitchen.refusals == bakery.refusals == []


def test_other_app_writes_too(running: Running) -> None:
    running.install("Kitchen")
    kitchen = Slack(f"{running.url}/w/T0KITCHEN")
    kitchen.person("Deployer").says("@Soup deployed", to="#orders")
    kitchen.person("Alice").sees("Soup for Deployer, at home in T0KITCHEN.")


def test_unknown_token_reaches_no_workspace(running: Running) -> None:
    for headers, error in (({}, "not_authed"), ({"authorization": "Bearer xoxb-1"}, "invalid_auth")):
        answer = httpx.post(f"{running.url}/api/auth.test", headers=headers).json()
        assert answer == {"ok": False, "error": error}


def test_another_host_name_is_turned_away(running: Running) -> None:
    assert httpx.get(running.url, headers={"host": "elsewhere.example.com"}).status_code == 400


@pytest.mark.asyncio(loop_scope="session")
async def test_each_workspace_has_its_page(opens: Opens, running: Running) -> None:
    tab = await opens(running.url)
    await tab.is_accessible()
    await tab.page.get_by_role("link", name="Bakery").press("Enter")
    await expect(tab.page.locator("#workspace")).to_have_text("Bakery")
    await expect(tab.composer()).to_be_visible()
    await expect(tab.page.locator("#channels").get_by_role("button")).to_have_text(["general", "random", "ovens"])
    await expect(tab.page.get_by_role("link", name="Dana, you")).to_be_visible()
    await tab.is_accessible()

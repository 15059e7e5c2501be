"""The fixtures for other people's tests, in a pytest of its own, with an app that knows nothing of them."""

import os
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
APP = """
import os
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

app = App(token=os.environ["SLACK_BOT_TOKEN"])

@app.message("hungry")
def offer(message, say):
    button = {"type": "button", "action_id": "order", "text": {"type": "plain_text", "text": "Order"}}
    say(text="Soup?", blocks=[{"type": "actions", "elements": [button]}])

@app.action("order")
def order(ack, respond):
    ack()
    respond("One soup.", replace_original=True)

SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
"""
TESTS = """
def test_soup_is_ordered(alice):
    alice.says("I am hungry")
    alice.sees("[Order]")
    alice.clicks("Order")
    assert alice.sees("One soup.")["text"] == "One soup."

def test_each_test_begins_again(slack, alice):
    import pytest
    with pytest.raises(AssertionError, match="Alice sees no button"):
        alice.clicks("Order")
    alice.says("I am hungry", to="dm")
    alice.sees("[Order]")
    alice.reacts("eyes")
    assert slack.refusals == []
    assert "chat.postMessage" in [one["name"] for one in slack.traffic]
"""


def test_fixtures_run_an_app_and_begin_again_in_each_test(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP, "utf-8")
    (tmp_path / "test_soup.py").write_text(TESTS, "utf-8")
    (tmp_path / "pytest.ini").write_text(f"[pytest]\nslack_app = {sys.executable} app.py\n", "utf-8")
    path = os.pathsep.join(filter(None, [str(PACKAGE), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": path}
    command = [sys.executable, "-m", "pytest", "-p", "slack_playground.pytest_plugin", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(  # noqa: S603 - a test of ours
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout

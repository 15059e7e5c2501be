"""Payloads recorded from Slack, where the environment names a folder of them, to compare the emulator's with."""

import json
import os
from pathlib import Path
from typing import Any

from emulator_support.requirements import missing

RECORDED = "SLACK_TEST_PAYLOADS"

LEFT_OUT = {
    "client_msg_id", "blocks", "state", "edited", "is_app_unfurl", "assistant_thread", "parent_user_id", "bot_profile",
}  # fmt: skip
"""What recordings hold that no app of ours may lean on, or that differs from one to the next."""


def holds(sent: Any, recorded: Any, where: str = "") -> list[str]:
    """The names in a recorded payload that ours lacks, or holds as another kind."""
    if not isinstance(recorded, dict) or not isinstance(sent, dict):
        same = type(sent) is type(recorded) or sent is None or recorded is None
        return [] if same else [f"{where}: {type(sent).__name__} where Slack sends {type(recorded).__name__}"]
    lacking = [f"{where}/{name} is missing" for name in recorded.keys() - sent.keys() - LEFT_OUT]
    return lacking + [
        line
        for name in recorded.keys() & sent.keys() - LEFT_OUT
        for line in holds(sent[name], recorded[name], f"{where}/{name}")
    ]


def recorded(file: str, *names: str) -> Any:
    folder = os.environ.get(RECORDED)
    if not folder:
        missing(RECORDED, f"{RECORDED} names no folder of payloads recorded from Slack; {__name__} reads them")
    found = json.loads((Path(str(folder)) / file).read_text("utf-8"))
    for name in names:
        found = found[name]
    return found

"""Our table of Block Kit beside Slack's own `blocks.validate`, case by case, where a token is given.

blocks.validate needs no scope and posts nothing: https://docs.slack.dev/reference/methods/blocks.validate
"""

import os
from typing import Any

from emulator_support.kit import MESSAGE
from emulator_support.requirements import missing
from slack_playground.block_kit.limits import refuse_message, refuse_view
from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient
from test_block_kit import BROKEN, MODAL, NEW
from test_block_limits import BLOCK_LIMITS, VIEW_LIMITS

TOKEN = "SLACK_TEST_BOT_TOKEN"
"""The bot token of a real workspace."""

Json = dict[str, Any]
CASES: dict[str, Json] = {
    **{f"{name}, within": {"blocks": [fits]} for name, (fits, _, _) in BLOCK_LIMITS.items()},
    **{f"{name}, beyond": {"blocks": [breaks]} for name, (_, breaks, _) in BLOCK_LIMITS.items()},
    **{f"view: {name}, within": {"view": fits} for name, (fits, _, _) in VIEW_LIMITS.items()},
    **{f"view: {name}, beyond": {"view": breaks} for name, (_, breaks, _) in VIEW_LIMITS.items()},
    **{name: {"blocks": [block]} for name, (block, _) in BROKEN.items()},
    **{f"sample {number}": {"blocks": [block]} for number, block in enumerate([*MESSAGE, *NEW])},
    "every input": {"view": MODAL},
}


def we_take(case: Json) -> bool:
    refusal = refuse_view(case["view"]) if "view" in case else refuse_message("", case["blocks"])
    return refusal is None


def slack_takes(slack: WebClient, case: Json) -> bool:
    try:
        return bool(slack.blocks_validate(**case)["ok"])
    except SlackApiError as error:
        if error.response["error"] in {"invalid_auth", "ratelimited"}:
            raise
        return False


def test_slack_and_the_table_agree() -> None:
    token = os.environ.get(TOKEN)
    if not token:
        missing(TOKEN, f"{TOKEN} names no bot token of a real workspace")
    slack = WebClient(token)
    assert [name for name, case in CASES.items() if we_take(case) != slack_takes(slack, case)] == []


def test_cases_hold_both_answers() -> None:
    answers = [we_take(case) for case in CASES.values()]
    assert min(answers.count(True), answers.count(False)) > 40

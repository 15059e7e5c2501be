"""Messages whose words aren't in `text`, as Slack sends them: signed requests, and answers as people see them."""

import copy
import json
from dataclasses import replace
from itertools import count
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_playground.delivery.delivery import AppRequest, AppResponse
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.testing.person import GENERAL, Person
from slack_playground.traffic_log import Direction

from tests.support.harness import SECRET, BotInPlayground
from tests.support.signed_requests import FORM, post, signed

EVENTS = count(1)
PDF = {"id": "F1", "name": "resume.pdf", "mimetype": "application/pdf", "mode": "hosted", "filetype": "pdf"}


def rich_text(words: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}
    return {"type": "rich_text", "elements": [section]}


PHARMACIST = rich_text("pharmacist")


def offers(person: Person, occupation: str) -> bool:
    """Whether the newest message of the bot lets this person choose an occupation."""
    return occupation in str(person.last.blocks)


@pytest.fixture
def alice(sample_bot: BotInPlayground) -> Person:
    return sample_bot.person("Alice")


async def send(sample_bot: BotInPlayground, person: Person, **message: Any) -> None:
    """A direct message of this person, or another event if it names its `type`."""
    defaults = {"type": "message", "channel_type": "im", "channel": person.me.dm, "user": person.me.id, "ts": "1.0"}
    event = defaults | {"text": ""} | message
    body = {"type": "event_callback", "team_id": "T0PLAYGRND", "event_id": f"EvIn{next(EVENTS)}", "event": event}
    text = json.dumps(body)
    assert (await post(sample_bot, text, signed(text))).status_code == 200
    await sample_bot.bot.tracker.idle()


@pytest.mark.parametrize(
    "message",
    [
        {"blocks": [PHARMACIST]},
        {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*pharmacist*"}}]},
        {"attachments": [{"is_share": True, "text": "pharmacist"}]},
        {
            "attachments": [
                {"is_msg_unfurl": True, "message_blocks": [{"message": {"blocks": [rich_text("pharmacist")]}}]}
            ]
        },
        {"subtype": "file_share", "files": [{"id": "F2", "mode": "snippet", "preview": "pharmacist"}]},
        {"subtype": "me_message", "text": "pharmacist"},
    ],
)
@pytest.mark.parametrize("mention", [False, True])
async def test_words_are_found_outside_text(
    sample_bot: BotInPlayground, alice: Person, message: dict[str, Any], *, mention: bool
) -> None:
    await alice.says("Look:", to=GENERAL)
    root = alice.messages(GENERAL)[0]
    place = {"type": "app_mention", "channel": root.channel, "ts": root.ts, "channel_type": "channel"}
    await send(sample_bot, alice, **message, **(place if mention else {}))
    assert offers(alice, "Pharmacists")
    assert alice.last.thread == (root.ts if mention else None)


async def test_thread_broadcast_is_answered_in_its_thread(sample_bot: BotInPlayground, alice: Person) -> None:
    await alice.says("hello")
    root_message = {"user": alice.me.id, "ts": alice.messages()[0].ts, "text": "hello"}
    await send(
        sample_bot,
        alice,
        subtype="thread_broadcast",
        text="pharmacist",
        thread_ts=root_message["ts"],
        root=root_message,
    )
    assert offers(alice, "Pharmacists")
    assert alice.last.thread == root_message["ts"]


async def test_file_is_not_read_and_its_text_is_asked_for(sample_bot: BotInPlayground, alice: Person) -> None:
    await send(sample_bot, alice, subtype="file_share", text="here is my resume", files=[PDF])
    assert "I can't read files" in alice.screen
    await send(sample_bot, alice, subtype="file_share", text="29-1051.00", files=[PDF])
    answers = [alice.reads(message) for message in alice.messages()]
    assert "Pharmacists" in answers[-2]
    assert "I can't read files" in answers[-1]


async def test_link_is_not_opened_and_its_text_is_asked_for(sample_bot: BotInPlayground, alice: Person) -> None:
    await send(sample_bot, alice, text="what about this job? <https://jobs.example.com/7>")
    assert "I can't open links" in alice.screen


async def test_forwarded_words_are_no_order(sample_bot: BotInPlayground, alice: Person) -> None:
    await send(sample_bot, alice, text="29-1051.00")
    await send(sample_bot, alice, attachments=[{"is_share": True, "text": "forget me"}])
    await alice.opens_home()
    assert "Pharmacists" in alice.reads_view(alice.home), "nothing was deleted"


async def test_forwarded_message_is_searched_in_the_playground(sample_bot: BotInPlayground, alice: Person) -> None:
    bob = sample_bot.person("Bob")
    await bob.says("pharmacist", to=GENERAL)
    await alice.shares(alice.messages(GENERAL)[0], to="dm")
    assert offers(alice, "Pharmacists")


async def test_shortcut_reads_a_message_that_has_only_blocks(sample_bot: BotInPlayground, alice: Person) -> None:
    bob = sample_bot.person("Bob")
    await bob.says("hello", to=GENERAL)
    message = alice.messages(GENERAL)[0]
    message.text, message.blocks = "", [rich_text("pharmacist")]
    await alice.uses("Find related occupations", on=message)
    assert offers(alice, "Pharmacists")


async def test_long_text_of_blocks_is_read_whole(sample_bot: BotInPlayground, alice: Person) -> None:
    filler = "We are a family business with three shops.\n" * 60
    await send(sample_bot, alice, blocks=[rich_text(f"{filler}Position: Pharmacist\n")])
    assert offers(alice, "Pharmacists")


async def test_modal_of_a_person_of_another_workspace_saves_to_their_list(
    sample_bot: BotInPlayground, alice: Person
) -> None:
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.clicks("Details")
    await alice.clicks("Save")
    entries = sample_bot.workspace.traffic.entries
    saved = next(entry.asked for entry in reversed(entries) if entry.direction is Direction.TO_APP)
    await alice.clicks("Saved ✓")
    payload = copy.deepcopy(saved)
    payload["team"] = {"id": "T0OTHER", "domain": "other"}
    payload["user"]["team_id"] = payload["view"]["team_id"] = "T0OTHER"
    form = urlencode({"payload": json.dumps(payload)})
    assert (await post(sample_bot, form, signed(form) | {"Content-Type": FORM})).status_code == 200
    await sample_bot.bot.tracker.idle()
    assert "This is" not in alice.screen, "it is their own conversation"
    await alice.says("my list")
    assert "Nurse Practitioners" in alice.screen


class WithoutThread(SignedHttp):
    """Slack, but a control's payload doesn't name the thread that its message is in."""

    async def send(self, request: AppRequest) -> AppResponse:
        if "payload" not in request.body:
            return await super().send(request)
        payload = json.loads(request.body["payload"])
        for holder in ("container", "message"):
            payload.get(holder, {}).pop("thread_ts", None)
        return await super().send(replace(request, body={"payload": json.dumps(payload)}))


async def test_conversation_stays_in_its_thread_if_a_click_names_none(
    sample_bot: BotInPlayground, alice: Person
) -> None:
    async with WithoutThread(f"{sample_bot.bot_url}/slack/events", SECRET) as transport:
        sample_bot.acts.delivery.transport = transport
        await alice.says("@Job Duties pharmacist", to=GENERAL)
        mention = alice.messages(GENERAL)[0]
        await alice.clicks("Pharmacists")
        await alice.says("@Job Duties 2 and 3", to=GENERAL, thread=mention)
        assert "2 chosen" in alice.screen
        await alice.says("@Job Duties not 2", to=GENERAL, thread=mention)
        assert "1 chosen" in alice.screen

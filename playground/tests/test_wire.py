"""Slack's wire as the playground speaks it, to Slack's own client and to an app that checks every signature."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from emulator_support.apps import TOKEN, Came, Wired, wired
from emulator_support.kit import MODAL, ROW, TICKS
from emulator_support.recordings import holds, recorded
from slack_playground.delivery.delivery import EVENT, AppRequest
from slack_playground.delivery.signed_http import ANSWER_BYTES
from slack_playground.people.errors import ActionError
from slack_playground.testing.person import GENERAL
from slack_playground.traffic_log import TEXT_CHARACTERS
from slack_playground.workspace.workspace import CHANNEL
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.responses import JSONResponse, Response, StreamingResponse


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired() as wired_slack:
        yield wired_slack


async def error_of(call: Any) -> str:
    with pytest.raises(SlackApiError) as raised:
        await call
    return str(raised.value.response["error"])


async def respond(url: str, body: dict[str, Any]) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return answer.status, await answer.text()


class TestWebApi:
    async def test_auth_test_names_the_bot(self, slack: Wired) -> None:
        answer = await slack.client.auth_test()
        assert answer["user_id"] == "U0THEBOT00"
        assert (await slack.client.users_info(user=slack.alice.me.id))["user"]["name"] == "alice"
        assert await error_of(slack.client.users_info(user="U404")) == "user_not_found"

    async def test_wrong_token_is_refused(self, slack: Wired) -> None:
        wrong = AsyncWebClient("xoxb-wrong", base_url=slack.client.base_url)
        assert await error_of(wrong.auth_test()) == "invalid_auth"
        anonymous = AsyncWebClient(None, base_url=slack.client.base_url)
        assert await error_of(anonymous.auth_test()) == "not_authed"

    async def test_unknown_web_api_method_is_refused(self, slack: Wired) -> None:
        assert await error_of(slack.client.api_call("chat.unheardOf")) == "unknown_method"

    @pytest.mark.parametrize(
        ("body", "error"),
        [(b'{"channel": "C1",}', "invalid_json"), (b"[]", "json_not_object"), (b" ", "channel_not_found")],
    )
    async def test_json_that_cannot_be_read_is_refused(self, slack: Wired, body: bytes, error: str) -> None:
        headers = {"Authorization": f"Bearer {slack.client.token}", "Content-Type": "application/json; charset=utf-8"}
        url = f"{slack.client.base_url}chat.postMessage"
        async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers) as answer:
            assert (await answer.json())["error"] == error

    async def test_picture_beside_a_text_is_read(self, slack: Wired) -> None:
        picture = {"type": "image", "image_url": "https://example.com/soup.png", "alt_text": "A soup"}
        section = {"type": "section", "text": {"type": "mrkdwn", "text": "Lunch"}, "accessory": picture}
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Lunch", blocks=[section])
        await slack.alice.sees("(A soup) Lunch")

    async def test_message_is_posted_rewritten_and_deleted(self, slack: Wired) -> None:
        dm = slack.alice.me.dm
        posted = await slack.client.chat_postMessage(channel=dm, text="one", blocks=ROW)
        assert slack.alice.screen == "[Press]"
        assert slack.bob.messages() == []
        await slack.client.chat_update(channel=dm, ts=posted["ts"], text="two")
        assert slack.alice.screen == "two"
        await slack.client.chat_delete(channel=dm, ts=posted["ts"])
        assert slack.alice.messages() == []
        assert await error_of(slack.client.chat_update(channel=dm, ts=posted["ts"], text="x")) == "message_not_found"

    async def test_change_keeps_attachments_and_blocks_that_it_does_not_mention(self, slack: Wired) -> None:
        posted = await slack.client.chat_postMessage(
            channel=CHANNEL, text="x", blocks=ROW, attachments=[{"text": "Leek"}]
        )
        where: dict[str, Any] = {"channel": CHANNEL, "ts": posted["ts"]}
        await slack.client.chat_update(**where, attachments=[{"text": "Onion", "fallback": "Onion"}])
        assert slack.alice.screen == "[Press]\nOnion"
        await slack.client.chat_update(**where, text="Soup")
        assert slack.alice.screen == "Soup\nOnion"
        await slack.client.chat_update(**where, text="Soup", attachments=[])
        assert slack.alice.screen == "Soup"

    async def test_missing_channel_or_message_is_refused(self, slack: Wired) -> None:
        assert await error_of(slack.client.chat_postMessage(channel="C404", text="x")) == "channel_not_found"
        silent = slack.client.api_call("chat.postMessage", json={"channel": CHANNEL, "text": " "})
        assert await error_of(silent) == "no_text"
        in_no_thread = slack.client.chat_postMessage(channel=CHANNEL, text="x", thread_ts="1.1")
        assert await error_of(in_no_thread) == "message_not_found"

    async def test_app_changes_only_its_own_messages(self, slack: Wired) -> None:
        await slack.alice.says("hello")
        message = slack.alice.messages()[0]
        assert await error_of(slack.client.chat_update(channel=message.channel, ts=message.ts, text="x")) == (
            "cant_update_message"
        )

    async def test_ephemeral_message_is_seen_by_one_and_cannot_be_changed(self, slack: Wired) -> None:
        answer = await slack.client.chat_postEphemeral(channel=CHANNEL, user=slack.bob.me.id, text="psst")
        assert slack.bob.screen == "psst"
        assert slack.alice.messages() == []
        changed = slack.client.chat_update(channel=CHANNEL, ts=answer["message_ts"], text="x")
        assert await error_of(changed) == "message_not_found"

    async def test_refusal_has_a_pointer(self, slack: Wired) -> None:
        wrong = [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]
        with pytest.raises(SlackApiError) as raised:
            await slack.client.chat_postMessage(channel=CHANNEL, text="x", blocks=wrong)
        assert raised.value.response["error"] == "invalid_blocks"
        sentence = "must be less than 151 characters [json-pointer:/blocks/0/text/text]"
        assert raised.value.response["response_metadata"]["messages"] == [f"[ERROR] {sentence}"]
        assert raised.value.response["errors"] == [sentence]
        assert slack.workspace.refusals[-1].method == "chat.postMessage"

    async def test_home_is_published_by_its_hash(self, slack: Wired) -> None:
        home = {"type": "home", "blocks": ROW}
        first = (await slack.client.views_publish(user_id=slack.alice.me.id, view=home))["view"]
        await slack.client.views_publish(user_id=slack.alice.me.id, view=home, hash=first["hash"])
        late = slack.client.views_publish(user_id=slack.alice.me.id, view=home, hash=first["hash"])
        assert await error_of(late) == "hash_conflict"


class TestActing:
    async def test_click_carries_the_ticks(self, slack: Wired) -> None:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=TICKS)
        await slack.alice.ticks("Explain")
        assert slack.app.last["actions"][0]["selected_options"][0]["value"] == "1809"
        await slack.alice.clicks("Press")
        body = slack.app.last
        assert body["actions"][0]["value"] == "7"
        assert body["state"]["values"]["ticks"]["tick"]["selected_options"][0]["text"]["emoji"] is True
        await slack.alice.unticks("Explain")
        assert slack.app.last["state"]["values"]["ticks"]["tick"]["selected_options"] == []

    async def test_ticks_stay_while_the_ids_stay(self, slack: Wired) -> None:
        dm = slack.alice.me.dm
        posted = await slack.client.chat_postMessage(channel=dm, text="x", blocks=TICKS)
        await slack.alice.ticks("Explain")
        initial = [TICKS[0]["accessory"]["options"][0]]
        accessory = TICKS[0]["accessory"]
        await slack.client.chat_update(channel=dm, ts=posted["ts"], text="x", blocks=TICKS)
        assert slack.alice.screen.startswith("[x]")
        await slack.alice.unticks("Explain")
        again = [TICKS[0] | {"accessory": accessory | {"initial_options": initial}}]
        await slack.client.chat_update(channel=dm, ts=posted["ts"], text="x", blocks=again)
        assert slack.alice.screen.startswith("[ ]"), "new initial options are passed over"
        anew = [again[0] | {"block_id": "ticks 2"}]
        await slack.client.chat_update(channel=dm, ts=posted["ts"], text="x", blocks=anew)
        assert slack.alice.screen.startswith("[x]"), "a new block_id begins anew"

    async def test_ephemeral_click_is_replaced_through_its_url(self, slack: Wired) -> None:
        await slack.client.chat_postEphemeral(channel=CHANNEL, user=slack.alice.me.id, text="x", blocks=ROW)
        await slack.alice.clicks("Press")
        body = slack.app.last
        assert body["container"]["is_ephemeral"] is True
        assert "message" not in body
        assert await respond(body["response_url"], {"replace_original": True, "text": "done"}) == (200, "ok")
        assert slack.alice.screen == "done"
        assert len(slack.alice.messages()) == 1

    @pytest.mark.parametrize("more", [{}, {"response_type": "ephemeral"}])
    async def test_answer_to_a_click_replaces_the_message_unless_it_says_otherwise(
        self, slack: Wired, more: dict[str, str]
    ) -> None:
        await slack.client.chat_postMessage(channel=CHANNEL, text="x", blocks=ROW)
        await slack.alice.clicks("Press")
        url = slack.app.last["response_url"]
        await respond(url, {"text": "aside", "replace_original": False})
        assert [slack.alice.reads(shown) for shown in slack.alice.messages()] == ["[Press]", "aside"]
        await respond(url, {"text": "done", **more})
        assert [slack.bob.reads(shown) for shown in slack.bob.messages()] == ["done"]

    async def test_response_url_works_five_times_for_half_an_hour(self, slack: Wired) -> None:
        await slack.alice.says("/test me", to=GENERAL)
        url = slack.app.last["response_url"]
        answers = [await respond(url, {"text": f"{number}"}) for number in range(6)]
        assert [status for status, _ in answers] == [200] * 5 + [404]
        assert answers[-1][1] == "used_url"
        await slack.alice.says("/test me", to=GENERAL)
        slack.clock.now += 30 * 60 + 1
        assert await respond(slack.app.last["response_url"], {"text": "late"}) == (404, "expired_url")

    async def test_response_url_of_a_command_never_replaces(self, slack: Wired) -> None:
        await slack.alice.says("/test me", to=GENERAL)
        for _ in range(2):
            await respond(slack.app.last["response_url"], {"replace_original": True, "text": "again"})
        assert len(slack.alice.messages()) == 2
        assert slack.bob.messages() == []
        await respond(slack.app.last["response_url"], {"response_type": "in_channel", "text": "for all"})
        assert slack.bob.screen == "for all"

    async def test_response_url_checks_blocks(self, slack: Wired) -> None:
        await slack.alice.says("/test me", to=GENERAL)
        status, answer = await respond(slack.app.last["response_url"], {"blocks": [{"type": "slideshow"}]})
        assert (status, answer) == (400, "invalid_blocks")

    async def test_ack_with_text_is_an_ephemeral_answer(self, slack: Wired) -> None:
        slack.app.answers = lambda _: JSONResponse({"text": "only you"})
        await slack.alice.says("/test", to=GENERAL)
        assert slack.alice.screen == "only you"
        assert slack.bob.messages() == []

    async def test_ack_with_empty_payload_posts_nothing(self, slack: Wired) -> None:
        slack.app.says({})
        await slack.alice.says("/test me", to=GENERAL)
        assert slack.alice.messages() == []

    async def test_command_in_a_thread_or_unknown_is_refused(self, slack: Wired) -> None:
        await slack.alice.says("hello", to=GENERAL)
        with pytest.raises(ActionError, match="threads"):
            await slack.alice.says("/test", to=GENERAL, thread=slack.alice.messages()[0])
        with pytest.raises(ActionError, match="/nothing isn't a command"):
            await slack.alice.says("/nothing")

    async def test_command_is_answered_with_attachments(self, slack: Wired) -> None:
        shown = [{"text": "Leek"}, {"text": "Onion"}]
        slack.app.says({"response_type": "in_channel", "text": "Soups:", "attachments": shown})
        await slack.alice.says("/test", to=GENERAL)
        await slack.bob.sees("Soups:\nLeek\nOnion")
        slack.app.says({"attachments": shown[:1]})
        await slack.alice.says("/test", to=GENERAL)
        await slack.alice.sees("Leek")

    async def test_answer_to_a_command_is_refused_as_a_message_is(self, slack: Wired) -> None:
        slack.app.says({"blocks": [{"type": "soup"}]})
        await slack.alice.says("/test", to=GENERAL)
        (refusal,) = slack.workspace.refusals
        assert (refusal.method, refusal.error) == ("/test", "invalid_blocks")
        assert "invalid_command_response" in slack.alice.failures[0]

    async def test_any_success_acknowledges_an_event(self, slack: Wired) -> None:
        slack.app.says(status=204)
        await slack.alice.says("hello")
        assert (len(slack.app.came), slack.alice.failures) == (1, [])
        assert slack.app.came[0].headers["user-agent"].startswith("Slackbot 1.0")

    async def test_event_is_retried_until_acknowledged(self, slack: Wired) -> None:
        def answer(came: Came) -> Response:
            return Response(status_code=200 if came.headers.get("x-slack-retry-num") == "1" else 500)

        slack.app.answers = answer
        await slack.alice.says("hello")
        first, second = slack.app.came
        assert first.body["event_id"] == second.body["event_id"]
        assert second.headers["x-slack-retry-reason"] == "http_error"
        assert slack.alice.failures == []

    async def test_event_is_not_retried_if_the_app_asks_for_that(self, slack: Wired) -> None:
        slack.app.answers = lambda _: Response(status_code=500, headers={"X-Slack-No-Retry": "1"})
        await slack.alice.says("hello")
        assert len(slack.app.came) == 1
        assert "500" in slack.alice.failures[0]

    @pytest.mark.parametrize(
        ("status", "remedy"),
        [
            (500, ""),
            (401, " Its signing secret must be the playground's, in SLACK_SIGNING_SECRET."),
            (404, " Has it a listener for this, at this address?"),
        ],
    )
    async def test_unacknowledged_click_is_reported(self, slack: Wired, status: int, remedy: str) -> None:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        slack.app.says(status=status)
        await slack.alice.clicks("Press")
        assert slack.alice.failures == [f"That failed: the app answered {status}.{remedy}"]
        assert slack.bob.failures == []

    async def test_only_mentions_in_a_channel_are_events(self, slack: Wired) -> None:
        await slack.alice.says("hello all", to=GENERAL)
        assert slack.app.came == []
        await slack.alice.says("@Tester hello <you>", to=GENERAL)
        assert [came.body["event"]["type"] for came in slack.app.came] == ["app_mention"]
        assert slack.app.last["event"]["text"] == "<@U0THEBOT00> hello &lt;you&gt;"


class TestModals:
    async def opened(self, slack: Wired) -> dict[str, Any]:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        await slack.alice.clicks("Press")
        view: dict[str, Any] = (await slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL))[
            "view"
        ]
        return view

    async def test_modal_is_filled_and_submitted(self, slack: Wired) -> None:
        await self.opened(slack)
        await slack.alice.fills("Your job", "cook")
        await slack.alice.submits()
        view = slack.app.last["view"]
        assert slack.app.last["type"] == "view_submission"
        assert view["state"]["values"] == {"job": {"said": {"type": "plain_text_input", "value": "cook"}}}
        assert (view["callback_id"], view["private_metadata"]) == ("ask", "m")
        assert slack.workspace.views[slack.alice.me.id] == []

    async def test_trigger_id_works_once_for_three_seconds(self, slack: Wired) -> None:
        await self.opened(slack)
        trigger = slack.app.came[0].body["trigger_id"]
        assert await error_of(slack.client.views_open(trigger_id=trigger, view=MODAL)) == "exchanged_trigger_id"
        await slack.alice.clicks("Press", on=slack.alice.last)
        slack.clock.now += 3.1
        late = slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
        assert await error_of(late) == "expired_trigger_id"
        assert await error_of(slack.client.views_open(trigger_id="1.2.3", view=MODAL)) == "invalid_trigger_id"

    async def test_modal_stays_open_on_errors(self, slack: Wired) -> None:
        await self.opened(slack)
        await slack.alice.fills("Your job", "?")
        slack.app.says({"response_action": "errors", "errors": {"job": "Which job?"}})
        await slack.alice.submits()
        (view,) = slack.workspace.views[slack.alice.me.id]
        assert view.errors == {"job": "Which job?"}

    async def test_response_action_updates_pushes_or_clears(self, slack: Wired) -> None:
        await self.opened(slack)
        stack = slack.workspace.views[slack.alice.me.id]
        await slack.alice.fills("Your job", "cook")
        changed = MODAL | {"title": {"type": "plain_text", "text": "Changed"}}
        slack.app.says({"response_action": "update", "view": changed})
        await slack.alice.submits()
        assert stack[0].body["title"]["text"] == "Changed"
        await slack.alice.fills("Your job", "cook")
        slack.app.says({"response_action": "push", "view": MODAL})
        await slack.alice.submits()
        top = slack.workspace.views[slack.alice.me.id]
        assert [view.previous for view in top] == [None, top[0].id]
        await slack.alice.fills("Your job", "cook")
        slack.app.says({"response_action": "clear"})
        await slack.alice.submits()
        assert slack.workspace.views[slack.alice.me.id] == []

    async def test_invalid_response_action_is_refused(self, slack: Wired) -> None:
        await self.opened(slack)
        await slack.alice.fills("Your job", "cook")
        slack.app.says({"response_action": "update", "view": {"type": "modal", "blocks": []}})
        await slack.alice.submits()
        assert slack.workspace.refusals[-1].error == "invalid_arguments"

    async def test_view_is_updated_by_its_hash(self, slack: Wired) -> None:
        view = await self.opened(slack)
        await slack.client.views_update(view_id=view["id"], view=MODAL, hash=view["hash"])
        again = slack.client.views_update(view_id=view["id"], view=MODAL, hash=view["hash"])
        assert await error_of(again) == "hash_conflict"
        assert await error_of(slack.client.views_update(view_id="V404", view=MODAL)) == "not_found"

    async def test_external_id_names_one_modal(self, slack: Wired) -> None:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        named, errors = MODAL | {"external_id": "soup"}, []
        for method in (slack.client.views_open, slack.client.views_push):
            await slack.alice.clicks("Press", on=slack.alice.last)
            try:
                await method(trigger_id=slack.app.last["trigger_id"], view=named)
            except SlackApiError as error:
                errors.append(error.response["error"])
        assert errors == ["duplicate_external_id"]
        await slack.client.views_update(external_id="soup", view=named)

    @pytest.mark.parametrize(
        ("view", "more", "message"),
        [
            (MODAL, {}, "missing required field: trigger_id"),
            ({"type": "home", "blocks": ROW}, {"trigger_id": "1"}, "must be one of: modal [json-pointer:/view/type]"),
        ],
    )
    async def test_modal_needs_a_trigger_and_its_type(
        self, slack: Wired, view: dict[str, Any], more: dict[str, str], message: str
    ) -> None:
        with pytest.raises(SlackApiError) as refused:
            await slack.client.api_call("views.open", json={"view": view, **more})
        assert refused.value.response["error"] == "invalid_arguments"
        assert refused.value.response["response_metadata"]["messages"] == [f"[ERROR] {message}"]

    async def test_modal_is_no_home(self, slack: Wired) -> None:
        published = slack.client.views_publish(user_id=slack.alice.me.id, view=MODAL)
        assert await error_of(published) == "invalid_arguments"

    async def test_fourth_modal_on_the_stack_is_refused(self, slack: Wired) -> None:
        await self.opened(slack)
        errors = []
        message = slack.alice.last
        for _ in range(3):
            await slack.alice.clicks("Press", on=message)
            try:
                await slack.client.views_push(trigger_id=slack.app.last["trigger_id"], view=MODAL)
            except SlackApiError as error:
                errors.append(error.response["error"])
        assert errors == ["push_limit_reached"]


class TestRecordedPayloads:
    """Ours hold what Slack's own, recorded, hold."""

    async def test_direct_message_payload(self, slack: Wired) -> None:
        await slack.alice.says("hello hello")
        assert holds(slack.app.last, recorded("dm.json", "directDM")) == []

    async def test_mention_payload(self, slack: Wired) -> None:
        await slack.alice.says("@Tester hello", to=GENERAL)
        assert holds(slack.app.last, recorded("actions-reactions.json", "mention")) == []

    async def test_command_payload(self, slack: Wired) -> None:
        await slack.alice.says("/test me", to=GENERAL)
        assert holds(slack.app.last, recorded("slash-commands.json", "slashCommand")) == []

    async def test_button_payload(self, slack: Wired) -> None:
        await slack.alice.says("hello", to=GENERAL)
        thread = slack.alice.messages()[0].ts
        await slack.client.chat_postMessage(channel=CHANNEL, text="x", blocks=ROW, thread_ts=thread)
        await slack.alice.clicks("Press")
        assert holds(slack.app.last, recorded("actions-reactions.json", "action")) == []


async def far_too_much() -> AsyncIterator[bytes]:
    for _ in range(3):
        yield b"x" * ANSWER_BYTES


NESTED = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize("odd", [Response(b"\xff\xfe"), Response(NESTED)], ids=["no text", "nested"])
async def test_any_response_of_an_app_is_taken(slack: Wired, odd: Response) -> None:
    slack.app.answers = lambda _: odd
    await slack.alice.says("hello")
    entry = slack.workspace.traffic.entries[-1]
    assert entry.status == 200
    assert len(entry.answer) <= TEXT_CHARACTERS + 2


async def test_response_that_is_far_too_long_is_not_read_to_its_end(slack: Wired) -> None:
    slack.app.answers = lambda _: StreamingResponse(far_too_much())
    transport = slack.actions.installed.first.delivery.transport
    response = await transport.send(AppRequest(EVENT, {"type": "event_callback"}))
    assert (response.status, len(response.text)) == (200, ANSWER_BYTES)


@pytest.mark.parametrize("path", ["api/chat.postMessage", "respond/x", "services/T0PLAYGRND/C0GENERAL0/x"])
async def test_deeply_nested_body_is_refused(slack: Wired, path: str) -> None:
    forms = {"token": TOKEN, "channel": CHANNEL, "text": "x", "blocks": NESTED}, {"payload": NESTED}
    async with aiohttp.ClientSession(slack.url) as session:
        for sent in (*forms, NESTED):
            async with session.post(f"/{path}", data=sent) as answer:
                assert answer.status < 500, sent

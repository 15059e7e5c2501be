"""What people do besides typing and clicking, and the events that the app gets."""

from typing import Any

import pytest
from emulator_support.apps import MANIFEST, wired
from emulator_support.kit import MODAL, ROW
from slack_playground.people.errors import ActionError
from slack_playground.testing.person import GENERAL
from slack_playground.workspace.apps import FIRST
from slack_playground.workspace.tokens import user_token
from slack_playground.workspace.workspace import BOT_USER, CHANNEL
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

WANTED = (
    "app_mention message.channels message.im reaction_added reaction_removed pin_added pin_removed file_shared"
    " channel_created member_joined_channel member_left_channel assistant_thread_started function_executed"
    " assistant_thread_context_changed"
)
EVERY: dict[str, Any] = MANIFEST | {
    "features": MANIFEST["features"] | {"assistant_view": {"assistant_description": "Cooks"}},
    "settings": {"event_subscriptions": {"bot_events": WANTED.split()}},
    "functions": {"cook": {"title": "Cook", "input_parameters": {"dish": {"type": "string", "is_required": True}}}},
}


async def test_edit_and_delete_are_events_with_what_was_before() -> None:
    async with wired(EVERY) as slack:
        await slack.alice.says("soup", to=GENERAL)
        message = slack.alice.messages()[-1]
        await slack.alice.edits(message, "stew")
        changed = slack.app.last["event"]
        assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "stew")
        assert changed["previous_message"]["text"] == "soup"
        with pytest.raises(ActionError):
            await slack.bob.deletes(message)
        await slack.alice.deletes(message)
        deleted = slack.app.last["event"]
        assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", message.ts)
        assert slack.bob.messages() == []


async def test_edited_mention_is_sent_again_as_a_mention() -> None:
    async with wired(EVERY) as slack:
        await slack.alice.says(f"@{slack.workspace.apps.first.name} soup", to=GENERAL)
        await slack.alice.edits(slack.alice.messages()[-1], f"@{slack.workspace.apps.first.name} stew")
        *_, mention, changed = [came.body["event"] for came in slack.app.came]
        assert (mention["type"], changed["subtype"]) == ("app_mention", "message_changed")
        assert "stew" in mention["text"]
        assert mention["edited"]["user"] == slack.alice.me.id


async def test_reactions_and_pins_are_put_on_and_taken_off() -> None:
    async with wired(EVERY) as slack:
        await slack.client.chat_postMessage(channel=CHANNEL, text="Soup")
        await slack.bob.reacts(":eyes:")
        assert slack.app.last["event"]["item_user"] == BOT_USER
        await slack.bob.reacts("eyes", off=True)
        assert slack.app.last["event"]["type"] == "reaction_removed"
        await slack.bob.pins(slack.bob.last)
        assert slack.app.last["event"]["item"]["message"]["text"] == "Soup"
        with pytest.raises(ActionError):
            await slack.bob.reacts("not an emoji!")


async def test_uploaded_file_can_be_read_by_the_app() -> None:
    async with wired(EVERY) as slack:
        file = await slack.alice.uploads("recipe.txt", "water", text="How?")
        (shared,) = slack.app_came("file_shared")
        assert shared["event"]["file_id"] == file.id
        (message,) = slack.app_came("message")
        assert message["event"]["subtype"] == "file_share"
        (sent,) = message["event"]["files"]
        assert (sent["mimetype"], sent["filetype"], sent["user"]) == ("text/plain", "text", slack.alice.me.id)
        assert (sent["mode"], sent["preview"], sent["lines_more"]) == ("snippet", "water", 0)
        assert message["event"]["blocks"][0]["elements"][0]["elements"] == [{"type": "text", "text": "How?"}]
        assert sent["url_private_download"].startswith(slack.url)


async def test_shared_message_is_an_attachment_with_its_source() -> None:
    async with wired(EVERY) as slack:
        posted = await slack.client.chat_postMessage(channel=CHANNEL, text="Soup", blocks=ROW)
        await slack.alice.shares(slack.workspace.messages[posted["ts"]], to=GENERAL, text="*Look*")
        event = slack.app.last["event"]
        (quoted,) = event["attachments"]
        assert (quoted["is_share"], quoted["author_id"], quoted["channel_id"]) == (True, BOT_USER, CHANNEL)
        assert quoted["message_blocks"][0]["message"]["blocks"][0]["elements"][0]["action_id"] == "press"
        assert (event["text"], event["blocks"][0]["type"]) == ("*Look*", "rich_text")


async def test_reply_is_sent_to_the_channel_too() -> None:
    async with wired(EVERY) as slack:
        await slack.alice.says("Who cooks?", to=GENERAL)
        root = slack.alice.messages(GENERAL)[-1]
        await slack.bob.says("I do", to=GENERAL, thread=root, also_in_channel=True)
        event = slack.app.last["event"]
        assert (event["subtype"], event["thread_ts"], event["root"]["text"]) == ("thread_broadcast", root.ts, root.text)
        history = (await slack.client.conversations_history(channel=CHANNEL))["messages"]
        assert [message["text"] for message in history] == ["I do", "Who cooks?"]


async def test_message_is_marked_unread() -> None:
    async with wired(EVERY) as slack:
        for text in ("one", "two", "three"):
            await slack.alice.says(text, to=GENERAL)
        first, second, _ = slack.alice.messages(GENERAL)
        alice = AsyncWebClient(user_token(slack.alice.me, FIRST), base_url=slack.client.base_url)
        for marked, read in ((second, first.ts), (first, "0000000000.000000")):
            await slack.alice.marks_unread(marked)
            assert (await alice.conversations_info(channel=CHANNEL))["channel"]["last_read"] == read
        await alice.conversations_mark(channel=CHANNEL, ts=second.ts)
        assert (await alice.conversations_info(channel=CHANNEL))["channel"]["last_read"] == second.ts
        with pytest.raises(SlackApiError, match="invalid_timestamp"):
            await alice.conversations_mark(channel=CHANNEL, ts="soon")


async def test_user_group_is_mentioned_by_its_handle() -> None:
    async with wired(EVERY) as slack:
        group = (await slack.client.usergroups_create(name="All cooks", handle="cooks"))["usergroup"]["id"]
        await slack.alice.says("Hello @cooks", to=GENERAL)
        event = slack.app.last["event"]
        assert event["text"] == f"Hello <!subteam^{group}>"
        assert event["blocks"][0]["elements"][0]["elements"][1] == {"type": "usergroup", "usergroup_id": group}


async def test_guest_neither_makes_nor_joins_channels() -> None:
    async with wired(EVERY) as slack:
        await slack.alice.creates("kitchen")
        erin = await slack.alice.adds("Erin", guest=True)
        with pytest.raises(ActionError, match="Guests can't create channels"):
            await erin.creates("pantry")
        with pytest.raises(ActionError, match="Guests can't join channels"):
            await erin.joins("kitchen")
        await slack.alice.invites("Erin", to="kitchen")
        await erin.says("Thanks", to="#kitchen")


async def test_channel_is_made_joined_and_the_app_invited() -> None:
    async with wired(EVERY) as slack:
        await slack.alice.creates("kitchen")
        assert slack.app_came("channel_created")[0]["event"]["channel"]["name"] == "kitchen"
        await slack.alice.says("@Tester soup?", to="#kitchen")
        assert slack.app_came("app_mention") == [], "the app is not there yet"
        await slack.alice.invites("Tester", to="kitchen")
        await slack.bob.joins("kitchen")
        joined = [body["event"]["user"] for body in slack.app_came("member_joined_channel")]
        assert joined == [BOT_USER, slack.bob.me.id]
        await slack.alice.says("@Tester soup?", to="#kitchen")
        assert len(slack.app_came("app_mention")) == 1
        await slack.bob.leaves("kitchen")
        assert slack.app_came("member_left_channel")[0]["event"]["user"] == slack.bob.me.id


async def test_assistant_thread_starts_with_its_context_and_prompts() -> None:
    async with wired(EVERY) as slack:
        root = await slack.alice.opens_thread(looking_at=GENERAL)
        (started,) = slack.app_came("assistant_thread_started")
        thread = started["event"]["assistant_thread"]
        assert (thread["thread_ts"], thread["context"]["channel_id"]) == (root.ts, CHANNEL)
        prompts = [{"title": "Soup", "message": "soup"}]
        where = {"channel_id": slack.alice.me.dm, "thread_ts": root.ts}
        await slack.client.assistant_threads_setSuggestedPrompts(prompts=prompts, title="Eat", **where)
        state = slack.workspace.agent_threads.of(slack.alice.me.dm, root.ts)
        assert (state.prompts, state.prompts_title) == (prompts, "Eat")
        await slack.alice.says("soup", thread=root)
        assert slack.app.last["event"]["thread_ts"] == root.ts


async def test_assistant_is_told_where_its_person_goes() -> None:
    async with wired(EVERY) as slack:
        with pytest.raises(AssertionError, match="Alice has no thread with the assistant open"):
            await slack.alice.looks_at("general")
        root = await slack.alice.opens_thread(looking_at=GENERAL)
        await slack.alice.looks_at("general")
        await slack.alice.creates("kitchen")
        await slack.alice.looks_at("kitchen")
        (changed,) = slack.app_came("assistant_thread_context_changed")
        kitchen = slack.workspace.channel_named("kitchen")
        assert kitchen is not None
        assert changed["event"]["assistant_thread"]["context"]["channel_id"] == kitchen.id
        assert changed["event"]["assistant_thread"]["thread_ts"] == root.ts


async def test_somebody_joins_the_workspace_and_is_there_in_full() -> None:
    async with wired(
        EVERY | {"settings": {"event_subscriptions": {"bot_events": ["team_join", "message.im"]}}}
    ) as slack:
        erin = await slack.alice.adds("Erin", guest=True)
        (joined,) = slack.app_came("team_join")
        assert (joined["event"]["user"]["id"], joined["event"]["user"]["is_restricted"]) == (erin.me.id, True)
        await erin.says("hello")
        assert slack.app.last["event"]["channel"] == erin.me.dm
        with pytest.raises(ActionError, match="There is already somebody called Erin"):
            await slack.alice.adds("Erin")


async def test_function_runs_with_a_token_of_its_own_and_ends() -> None:
    async with wired(EVERY) as slack:
        run = await slack.alice.runs("cook", dish="soup")
        (executed,) = slack.app_came("function_executed")
        event = executed["event"]
        assert event["inputs"] == {"dish": "soup"}
        client = AsyncWebClient(event["bot_access_token"], base_url=slack.client.base_url)
        await client.chat_postMessage(channel=slack.alice.me.id, text="Ready?", blocks=ROW)
        await slack.alice.clicks("Press")
        assert slack.app.last["function_data"]["execution_id"] == run.id
        pointer = slack.app.last["interactivity"]["interactivity_pointer"]
        await client.api_call("views.open", json={"interactivity_pointer": pointer, "view": MODAL})
        assert slack.workspace.views[slack.alice.me.id][0].body["title"] == MODAL["title"]
        await client.functions_completeSuccess(function_execution_id=run.id, outputs={"dish": "hot soup"})
        assert (run.is_over, run.outputs) == (True, {"dish": "hot soup"})
        assert (await client.auth_test())["ok"], "the token goes on working, to update the message"
        with pytest.raises(SlackApiError, match="not_in_running_state"):
            await client.functions_completeError(function_execution_id=run.id, error="too late")


async def test_function_that_wants_to_open_a_modal_gets_a_pointer_for_it() -> None:
    who = {"type": "slack#/types/interactivity", "is_required": True}
    functions = {"cook": {"title": "Cook", "input_parameters": {"properties": {"who": who}}}}
    async with wired(EVERY | {"functions": functions}) as slack:
        await slack.alice.runs("cook", dish="soup")
        (executed,) = slack.app_came("function_executed")
        given = executed["event"]["inputs"]
        assert (given["dish"], given["who"]["interactor"]["id"]) == ("soup", slack.alice.me.id)
        opened = {"interactivity_pointer": given["who"]["interactivity_pointer"], "view": MODAL}
        assert (await slack.client.api_call("views.open", json=opened))["ok"]


async def test_attachments_are_read_and_their_buttons_work() -> None:
    async with wired(EVERY) as slack:
        attachments = [
            {"title": "Soup", "fields": [{"title": "Hot", "value": "yes"}]},
            {"color": "#36a64f", "blocks": ROW},
        ]
        await slack.client.chat_postMessage(channel=CHANNEL, text="Today", attachments=attachments)
        assert slack.alice.screen == "Today\nSoup\nHot: yes\n[Press]"
        await slack.alice.clicks("Press")
        assert slack.app.last["actions"][0]["action_id"] == "press"


async def test_shortcut_is_used_by_its_callback_id_where_no_manifest_names_it() -> None:
    async with wired(None) as slack:
        await slack.alice.uses("cook")
        assert (slack.app.last["type"], slack.app.last["callback_id"]) == ("shortcut", "cook")
    async with wired() as slack:
        with pytest.raises(AssertionError, match="there is no shortcut cook"):
            await slack.alice.uses("cook")


async def test_menu_that_searches_is_known_by_its_label() -> None:
    def menu(kind: str, label: str) -> dict[str, Any]:
        element = {"type": kind, "action_id": "food"}
        return {"type": "input", "label": {"type": "plain_text", "text": label}, "element": element}

    blocks = [menu("external_select", "Starter"), menu("multi_external_select", "Dessert")]
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Eat"}, "blocks": blocks}
    async with wired(None) as slack:
        await slack.alice.uses("eat")
        submit = {"submit": {"type": "plain_text", "text": "Eat"}}
        await slack.client.views_open(trigger_id=slack.app.last["trigger_id"], view=view | submit)
        soup = {"text": {"type": "plain_text", "text": "Soup"}, "value": "soup"}
        slack.app.says({"option_groups": [{"label": {"type": "plain_text", "text": "Hot"}, "options": [soup]}]})
        await slack.alice.picks("so", "Soup", into="Dessert")
        assert slack.alice.reads_view(slack.alice.views[-1]).endswith("Dessert: [Soup v]")
        with pytest.raises(AssertionError, match="not offered 'Stew'"):
            await slack.alice.picks("so", "Stew", into="Starter")


async def test_controls_of_the_home_tab_are_found_where_the_person_looks_at_it() -> None:
    home: dict[str, Any] = {"type": "home", "blocks": ROW}
    async with wired(EVERY) as slack:
        await slack.client.views_publish(user_id=slack.alice.me.id, view=home)
        await slack.alice.clicks("Press")
        assert slack.app.last["view"]["type"] == "home"
        await slack.client.chat_postMessage(channel=CHANNEL, text="x", blocks=ROW)
        await slack.alice.clicks("Press")
        assert "message" in slack.app.last, "what is newest, for somebody who reads messages"
        await slack.alice.opens_home()
        await slack.alice.clicks("Press")
        assert slack.app.last["view"]["type"] == "home"


async def test_buttons_with_one_label_are_told_apart_by_the_text_beside_them() -> None:
    def row(text: str) -> dict[str, Any]:
        button = {"type": "button", "action_id": text, "text": {"type": "plain_text", "text": "Start"}}
        return {"type": "section", "text": {"type": "mrkdwn", "text": text}, "accessory": button}

    async with wired(EVERY) as slack:
        await slack.client.chat_postMessage(channel=CHANNEL, text="x", blocks=[row("Soup"), row("Stew")])
        await slack.alice.clicks("Start", beside="Stew")
        assert slack.app.last["actions"][0]["action_id"] == "Stew"
        with pytest.raises(AssertionError, match=r"\(beside Soup\) Start"):
            await slack.alice.clicks("Start", beside="Rice")

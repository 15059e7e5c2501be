"""Every method of the Web API that the playground knows, called by Slack's own client; the page lists them."""

import io
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from emulator_support.apps import MANIFEST, TOKEN, Wired, wired
from emulator_support.kit import MODAL, ROW
from emulator_support.sockets import APP_TOKEN, linked
from slack_playground.reference import stale
from slack_playground.testing.person import GENERAL
from slack_playground.web_api import METHODS
from slack_playground.workspace.apps import FIRST
from slack_playground.workspace.workspace import CHANNEL
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

DOCS = Path(__file__).parents[1] / "docs"
USER_TOKEN = "xoxp-playground-U0ALICE000"
CONNECT = {f"conversations.{name}Invite" for name in ("acceptShared", "declineShared")}
CONNECT |= {"conversations.inviteShared", "conversations.listConnectInvites"}
"""test_slack_connect.py calls these, and test_app_manifests.py those of manifests."""
ENDING = {"apps.uninstall", "tooling.tokens.rotate"}
"""test_ending_tokens.py calls these."""
PAID = {"team.accessLogs"}
"""test_people_methods.py calls this one, which is always refused."""
HOME: dict[str, Any] = {"type": "home", "blocks": [{"type": "divider"}]}


async def talk(client: AsyncWebClient, slack: Wired, channel: str) -> None:
    """Messages, and what is done with one."""
    dm, alice = slack.alice.me.dm, slack.alice.me.id
    posted = await client.chat_postMessage(channel=channel, text="Soup?")
    where: dict[str, Any] = {"channel": channel, "timestamp": posted["ts"]}
    await client.chat_update(channel=channel, ts=posted["ts"], text="Soup!")
    await client.chat_getPermalink(channel=channel, message_ts=posted["ts"])
    await client.reactions_add(name="stew", **where)
    assert (await client.reactions_get(**where))["message"]["reactions"][0]["name"] == "stew"
    await client.reactions_remove(name="stew", **where)
    await client.pins_add(**where)
    (pinned,) = (await client.pins_list(channel=channel))["items"]
    assert pinned["created_by"] == (await client.auth_test())["user_id"]
    assert (await client.conversations_history(channel=channel))["pin_count"] == 1
    await client.pins_remove(**where)
    await client.conversations_history(channel=channel)
    await client.conversations_replies(channel=channel, ts=posted["ts"])
    await client.chat_delete(channel=channel, ts=posted["ts"])
    await client.chat_postEphemeral(channel=dm, user=alice, text="Hush.")
    later = await client.chat_scheduleMessage(channel=dm, text="Later.", post_at=str(slack.clock.now + 600))
    assert (await client.chat_scheduledMessages_list())["scheduled_messages"]
    assert (await client.chat_scheduledMessages_list(latest="1"))["scheduled_messages"] == []
    await client.chat_deleteScheduledMessage(channel=dm, scheduled_message_id=later["scheduled_message_id"])


async def look_round(client: AsyncWebClient, slack: Wired, channel: str) -> None:
    """People, places, and the app itself."""
    alice = slack.alice.me.id
    await client.api_test()
    await client.auth_test()
    await client.bots_info()
    await client.team_info()
    assert (await client.users_info(user=alice))["user"]["id"] == alice
    await client.users_list()
    profile = (await client.users_profile_get(user=alice))["profile"]
    await client.users_lookupByEmail(email=profile["email"])
    await client.users_conversations()
    await client.conversations_info(channel=channel)
    await client.conversations_join(channel=channel)
    await client.conversations_members(channel=channel)
    await client.conversations_open(users=alice)
    prompts = [{"title": "Soup", "message": "soup"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id=slack.alice.me.dm, prompts=prompts)
    assert slack.alice.prompts == ["Soup"]


async def manage(client: AsyncWebClient, slack: Wired) -> None:
    """Channels made, changed and left; groups of people."""
    alice, bob = slack.alice.me.id, slack.bob.me.id
    channel = (await client.conversations_create(name="soup"))["channel"]["id"]
    await client.conversations_invite(channel=channel, users=[alice, bob])
    await client.conversations_kick(channel=channel, user=bob)
    await client.conversations_setTopic(channel=channel, topic="Hot")
    await client.conversations_setPurpose(channel=channel, purpose="Eating")
    await client.conversations_rename(channel=channel, name="stew")
    await client.conversations_mark(channel=channel, ts="1.1")
    await client.chat_meMessage(channel="#stew", text="cooks")
    await client.conversations_archive(channel=channel)
    await client.conversations_unarchive(channel=channel)
    await client.conversations_leave(channel=channel)
    await client.conversations_close(channel=slack.alice.me.dm)
    group = (await client.usergroups_create(name="Cooks"))["usergroup"]["id"]
    await client.usergroups_users_update(usergroup=group, users=[alice])
    assert (await client.usergroups_users_list(usergroup=group))["users"] == [alice]
    await client.usergroups_update(usergroup=group, description="They cook")
    await client.usergroups_disable(usergroup=group)
    await client.usergroups_enable(usergroup=group)
    assert (await client.usergroups_list())["usergroups"][0]["user_count"] == 1
    for call in (client.users_getPresence(user=bob), client.users_setPresence(presence="auto"), client.emoji_list()):
        await call
    await client.blocks_validate(blocks=ROW)
    await client.dnd_info(user=alice)
    await client.dnd_teamInfo(users=[alice])
    await client.auth_revoke(test=True)


async def keep_things(client: AsyncWebClient, slack: Wired) -> None:
    """Bookmarks, calls, canvases, and files kept elsewhere."""
    link = {"channel_id": CHANNEL, "type": "link", "link": "https://example.com"}
    bookmark = (await client.bookmarks_add(title="Soup", **link))["bookmark"]["id"]
    await client.bookmarks_edit(bookmark_id=bookmark, title="Stew", **link)
    assert (await client.bookmarks_list(channel_id=CHANNEL))["bookmarks"][0]["title"] == "Stew"
    await client.bookmarks_remove(bookmark_id=bookmark, channel_id=CHANNEL)
    user = {"slack_id": slack.alice.me.id}
    call = (await client.calls_add(external_unique_id="1", join_url="https://example.com"))["call"]["id"]
    await client.calls_participants_add(id=call, users=[user])
    assert (await client.calls_info(id=call))["call"]["users"] == [user]
    await client.calls_participants_remove(id=call, users=[user])
    await client.calls_update(id=call, title="Cooking")
    await client.calls_end(id=call)
    await client.conversations_canvases_create(channel_id=CHANNEL, document_content={})
    text = {"type": "markdown", "markdown": "# Soup\n\nBoil it."}
    canvas = (await client.canvases_create(title="Soup", document_content=text))["canvas_id"]
    found = await client.canvases_sections_lookup(canvas_id=canvas, criteria={"contains_text": "Boil"})
    stewed = {"operation": "replace", "section_id": found["sections"][0]["id"]}
    stewed["document_content"] = {"type": "markdown", "markdown": "Stew it."}
    await client.canvases_edit(canvas_id=canvas, changes=[stewed])
    assert list(slack.workspace.canvases[canvas].sections.values()) == ["# Soup", "Stew it."]
    await client.canvases_access_set(canvas_id=canvas, access_level="write", user_ids=[slack.alice.me.id])
    await client.canvases_access_delete(canvas_id=canvas, user_ids=[slack.alice.me.id])
    await client.canvases_delete(canvas_id=canvas)
    elsewhere: dict[str, Any] = {"external_url": "https://example.com/soup", "title": "Soup"}
    stew = await client.files_remote_add(external_id="stew", **elsewhere)
    await client.files_delete(file=stew["file"]["id"])
    await client.files_remote_add(external_id="soup", **elsewhere)
    await client.files_remote_share(external_id="soup", channels=CHANNEL)
    await client.files_remote_update(external_id="soup", title="Stew")
    assert (await client.files_remote_info(external_id="soup"))["file"]["channels"] == [CHANNEL]
    assert len((await client.files_remote_list())["files"]) == 1
    await client.files_remote_remove(external_id="soup")
    await client.api_call("users.setPhoto")
    await client.team_billing_info()
    assert (await client.team_billableInfo())["billable_info"][slack.bob.me.id]["billing_active"] is True
    await client.team_preferences_list()


async def answer_as_an_agent(client: AsyncWebClient, slack: Wired) -> None:
    """A thread of an agent, and a function of a workflow."""
    dm = slack.alice.me.dm
    await slack.alice.says("hello")
    thread = slack.alice.messages()[-1].ts
    where: dict[str, Any] = {"channel_id": dm, "thread_ts": thread}
    await client.assistant_threads_setStatus(status="is thinking", loading_messages=["Stirring"], **where)
    await client.assistant_threads_setTitle(title="Soup", **where)
    stream = await client.chat_startStream(channel=dm, thread_ts=thread)
    await client.chat_appendStream(channel=dm, ts=stream["ts"], markdown_text="So")
    await client.chat_stopStream(channel=dm, ts=stream["ts"], markdown_text="up")
    await client.agents_sessions_setStatus(status="active", **where)
    await client.agents_sessions_rename(title="Stew", **where)
    link = {"https://example.com": {"text": "An example"}}
    posted = await client.chat_postMessage(channel=dm, text="https://example.com")
    await client.chat_unfurl(channel=dm, ts=posted["ts"], unfurls=link)
    runs = [slack.workspace.functions.start("cook", slack.alice.me.id, {}, FIRST) for _ in range(2)]
    await client.functions_completeSuccess(function_execution_id=runs[0].id, outputs={"soup": "hot"})
    await client.functions_completeError(function_execution_id=runs[1].id, error="No fire.")


async def show(client: AsyncWebClient, slack: Wired) -> None:
    """Modals, the Home tab, and files."""
    dm = slack.alice.me.dm
    await client.views_publish(user_id=slack.alice.me.id, view=HOME)
    await client.chat_postMessage(channel=dm, text="x", blocks=ROW)
    await slack.alice.clicks("Press")
    dialog = {"callback_id": "d", "title": "D", "elements": [{"type": "text", "label": "L", "name": "n"}]}
    await client.dialog_open(trigger_id=slack.app.last["trigger_id"], dialog=dialog)
    await slack.alice.closes()
    await slack.alice.clicks("Press")
    view = await client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    await client.views_update(view_id=view["view"]["id"], view=MODAL)
    await slack.alice.clicks("Press")
    await client.views_push(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    sent = await client.files_upload_v2(channel=dm, content="soup", filename="soup.txt")
    identifier = sent["files"][0]["id"]
    await client.files_info(file=identifier)
    listed = await client.files_list(count=1, page=2, user=slack.workspace.apps.first.user)
    assert (listed["files"], listed["paging"]) == ([], {"count": 1, "total": 1, "page": 2, "pages": 1})
    narrower: list[dict[str, Any]] = [
        {"channel": CHANNEL},
        {"user": slack.alice.me.id},
        {"ts_from": "9e9"},
        {"ts_to": "1"},
    ]
    for only in narrower:
        assert (await client.files_list(**only))["paging"]["total"] == 0
    assert (await client.files_list(limit=1))["files"]
    await client.files_delete(file=identifier)


async def act_for_a_person(client: AsyncWebClient, slack: Wired) -> None:
    """What only a user token may do."""
    alice = AsyncWebClient(USER_TOKEN, base_url=client.base_url)
    await slack.alice.says("where is the soup?", to=GENERAL)
    assert (await alice.search_messages(query="soup in:#general from:@alice"))["messages"]["total"] == 1
    assert (await alice.search_files(query="nothing"))["files"]["matches"] == []
    await alice.search_all(query='"the soup"')
    context = await client.assistant_search_context(query="Who has soup?")
    assert context["results"]["messages"][0]["content"] == "where is the soup?"
    await client.assistant_search_info()
    reminder = (await alice.reminders_add(text="Eat", time="in 5 minutes"))["reminder"]["id"]
    assert len((await alice.reminders_list())["reminders"]) == 1
    await alice.reminders_complete(reminder=reminder)
    assert (await alice.reminders_info(reminder=reminder))["reminder"]["complete_ts"]
    await alice.reminders_delete(reminder=reminder)
    await alice.users_profile_set(profile={"status_text": "Eating", "status_emoji": ":stew:"})
    await alice.users_identity()
    await alice.openid_connect_userInfo()
    await alice.team_profile_get()
    await alice.dnd_setSnooze(num_minutes=5)
    await alice.dnd_endSnooze()
    await alice.dnd_endDnd()
    await alice.users_deletePhoto()
    assert (await alice.team_integrationLogs())["logs"] == []
    sent = await alice.files_upload_v2(channel=CHANNEL, content="soup", filename="soup.txt")
    await alice.files_sharedPublicURL(file=sent["files"][0]["id"])
    assert (await alice.files_revokePublicURL(file=sent["files"][0]["id"]))["file"]["public_url_shared"] is False
    await client.auth_teams_list()
    await client.reactions_list()
    await client.api_call("developer.sampleData.get")
    metadata = {"entity_type": "slack#/entities/item", "entity_payload": {"attributes": {}}}
    await client.api_call("entity.presentDetails", json={"trigger_id": "1.2", "metadata": metadata})


async def feature_workflows(client: AsyncWebClient) -> None:
    """The workflows that a channel offers first."""
    channel = {"channel_id": CHANNEL}
    for method, triggers in (("set", ["Ft1"]), ("add", ["Ft1", "Ft2"]), ("remove", ["Ft1"])):
        await client.api_call(f"workflows.featured.{method}", json={**channel, "trigger_ids": triggers})
    listed = await client.api_call("workflows.featured.list", json={"channel_ids": [CHANNEL]})
    (found,) = listed["featured_workflows"]
    assert [trigger["id"] for trigger in found["triggers"]] == ["Ft2"]


async def keep_lists(client: AsyncWebClient, slack: Wired) -> None:
    """Lists, their items, and who may see them."""
    columns = [{"key": "dish", "name": "Dish", "type": "text", "is_primary_column": True}]
    created = await client.slackLists_create(name="Menu", schema=columns, todo_mode=True)
    where: dict[str, Any] = {"list_id": created["list_id"]}
    cell = {"column_id": created["list_metadata"]["schema"][0]["id"], "text": "Soup"}
    items = [(await client.slackLists_items_create(initial_fields=[cell], **where))["item"]["id"] for _ in range(3)]
    await client.slackLists_items_update(cells=[{**cell, "row_id": items[0], "text": "Stew"}], **where)
    record = (await client.slackLists_items_info(id=items[0], **where))["record"]
    assert (record["fields"][0]["text"], record["fields"][0]["key"]) == ("Stew", "dish")
    await client.slackLists_items_delete(id=items[0], **where)
    await client.slackLists_items_deleteMultiple(ids=items[1:2], **where)
    assert [item["id"] for item in (await client.slackLists_items_list(**where))["items"]] == items[2:]
    await client.slackLists_update(id=created["list_id"], name="Dishes")
    await client.slackLists_access_set(access_level="read", user_ids=[slack.bob.me.id], **where)
    await client.slackLists_access_delete(user_ids=[slack.bob.me.id], **where)
    copy = await client.slackLists_create(
        name="Copy", copy_from_list_id=created["list_id"], include_copied_list_records=True
    )
    assert len(slack.workspace.lists[copy["list_id"]].items) == 1


async def test_methods_answer_slacks_own_client() -> None:
    async with wired() as slack:
        client = slack.client
        listed = await client.conversations_list()
        channel = listed["channels"][0]["id"]
        await look_round(client, slack, channel)
        await talk(client, slack, channel)
        await show(client, slack)
        await manage(client, slack)
        await answer_as_an_agent(client, slack)
        await keep_things(client, slack)
        await keep_lists(client, slack)
        await feature_workflows(client)
        await act_for_a_person(client, slack)
        called = {entry.name for entry in slack.workspace.traffic.entries}
        assert slack.workspace.refusals == []
    async with linked() as socket:
        app = AsyncWebClient(APP_TOKEN, base_url=socket.client.base_url)
        await app.apps_connections_open(app_token=APP_TOKEN)
        authorized = await app.apps_event_authorizations_list(event_context="x")
        assert authorized["authorizations"][0]["team_id"] == "T0PLAYGRND"
        elsewhere = {name for name, method in METHODS.items() if method.app_level or method.configuration}
        assert called & METHODS.keys() == METHODS.keys() - elsewhere - CONNECT - ENDING - PAID


@pytest.mark.parametrize("name", sorted(name for name, method in METHODS.items() if not method.free))
async def test_methods_refuse_a_foreign_token(name: str) -> None:
    async with wired() as slack:
        stranger = AsyncWebClient("xoxb-of-a-stranger", base_url=slack.client.base_url)
        with pytest.raises(SlackApiError) as refused:
            await stranger.api_call(name)
        assert refused.value.response["error"] in {"invalid_auth", "not_allowed_token_type"}


async def test_word_instead_of_a_time_is_an_invalid_argument() -> None:
    async with wired() as slack:
        with pytest.raises(SlackApiError, match="invalid_arguments"):
            await slack.client.chat_scheduledMessages_list(oldest="yesterday")


@pytest.mark.parametrize(
    ("name", "error"),
    [("soup.cook", "unknown_method"), ("files.upload", "method_deprecated")],
)
async def test_method_that_slack_does_not_have_is_refused_as_slack_does(name: str, error: str) -> None:
    async with wired() as slack:
        with pytest.raises(SlackApiError, match=error):
            await slack.client.api_call(name)
        assert slack.workspace.refusals[-1].missing is False


async def test_method_of_slack_s_that_is_not_here_yet_is_said_to_be_missing() -> None:
    async with wired() as slack:
        with pytest.raises(SlackApiError) as raised:
            await slack.client.api_call("migration.exchange")
        assert "does not have it yet" in raised.value.response["response_metadata"]["messages"][0]
        assert slack.workspace.refusals[-1].missing is True


async def test_switch_answers_ok_to_what_is_missing() -> None:
    async with wired(answer_missing=True) as slack:
        assert (await slack.client.api_call("migration.exchange"))["warning"] == "not_in_playground"
        with pytest.raises(SlackApiError, match="unknown_method"):
            await slack.client.api_call("soup.cook")


@pytest.mark.parametrize("manifest", [None, MANIFEST])
async def test_every_answer_names_the_scopes_of_the_token(manifest: dict[str, Any] | None) -> None:
    async with wired(manifest) as slack:
        scopes = (await slack.client.auth_test()).headers["x-oauth-scopes"].split(",")
        assert {"chat:write", "users:read"} <= set(scopes)


USER_FIELDS = (
    "id team_id name deleted color real_name tz tz_label tz_offset profile is_admin is_owner is_primary_owner"
    " is_restricted is_ultra_restricted is_bot is_app_user updated is_email_confirmed who_can_share_contact_card"
)
PROFILE_FIELDS = (
    "title phone skype real_name real_name_normalized display_name display_name_normalized fields status_text"
    " status_emoji status_emoji_display_info status_expiration avatar_hash first_name last_name image_24 image_192"
    " status_text_canonical team"
)


async def test_people_and_the_app_have_the_fields_that_slack_sends() -> None:
    """Typed clients refuse a user without them: https://docs.slack.dev/reference/objects/user-object."""
    async with wired() as slack:
        for user in (await slack.client.users_list())["members"]:
            assert set(USER_FIELDS.split()) - user.keys() == set()
            assert set(PROFILE_FIELDS.split()) - user["profile"].keys() == set()


async def test_webhook_of_a_real_workspace_posts_into_general() -> None:
    async with wired() as slack, aiohttp.ClientSession() as session:
        for path, status in (("T1/B1/secret", 200), ("T1/C1NOBODY00/secret", 404)):
            async with session.post(f"{slack.url}/services/{path}", json={"text": "Soup"}) as answer:
                assert answer.status == status
        assert [message.channel for message in slack.workspace.messages.values()] == [CHANNEL]
        async with session.post(f"{slack.url}/triggers/T1/123/abc", json={"soup": "hot"}) as answer:
            assert await answer.json() == {"ok": True}
        assert slack.workspace.traffic.entries[-1].asked == {"soup": "hot"}


async def test_search_finds_words_in_blocks_and_attachments() -> None:
    """The text beside blocks or attachments may have other words, or none."""
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "Soup is *hot*"}}
    async with wired() as slack:
        alice = AsyncWebClient(USER_TOKEN, base_url=f"{slack.url}/api/")
        posted = await slack.client.chat_postMessage(channel=CHANNEL, text="Lunch", blocks=[section])
        bread = {"text": "Bread", "fallback": "-"}
        await slack.client.chat_postMessage(channel=CHANNEL, text="Lunch", attachments=[bread])
        assert (await alice.search_all(query="soup"))["messages"]["matches"][0]["ts"] == posted["ts"]
        assert [(await alice.search_messages(query=word))["messages"]["total"] for word in ("bread", "tea")] == [1, 0]
        (found,) = (await slack.client.assistant_search_context(query="hot", include_bots=True))["results"]["messages"]
        assert found["content"] == "Lunch"


async def test_channel_may_be_given_by_its_name() -> None:
    async with wired() as slack:
        for name in ("#general", "general"):
            assert (await slack.client.chat_postMessage(channel=name, text="Soup!"))["channel"] == CHANNEL


async def test_upload_may_be_raw_or_multipart() -> None:
    async with wired() as slack, aiohttp.ClientSession() as session:
        for number, body in enumerate((b"so\r\nup", aiohttp.FormData({"file": io.BytesIO(b"so\r\nup")}))):
            reserved = await slack.client.files_getUploadURLExternal(filename=f"{number}.txt", length=6)
            async with session.post(reserved["upload_url"], data=body) as answer:
                assert await answer.text() == "OK - 6"
            assert slack.workspace.files[reserved["file_id"]].content == b"so\r\nup"


async def test_arguments_may_be_multipart() -> None:
    async with wired() as slack, aiohttp.ClientSession() as session:
        form = aiohttp.FormData({"token": TOKEN, "channel": "#general"})
        form.add_field("text", "Soup", content_type="text/plain")
        form.add_field("extra", "x", filename="x.bin")
        async with session.post(f"{slack.url}/api/chat.postMessage", data=form) as answer:
            assert (await answer.json())["message"]["text"] == "Soup"


async def test_incoming_webhook_posts() -> None:
    async with wired() as slack, aiohttp.ClientSession() as session:
        url = f"{slack.url}/services/T0PLAYGRND/{CHANNEL}/secret"
        as_text, form = b'{"text": "Soup"}', {"content-type": "application/x-www-form-urlencoded"}
        bodies: list[dict[str, Any]] = [
            {"json": {"text": "Soup"}},
            {"data": {"payload": '{"text": "Soup"}'}},
            {"data": as_text},
            {"data": as_text, "headers": form},
            {"data": {"text": "Soup"}},
        ]
        for number, body in enumerate(bodies, start=1):
            async with session.post(url, **body) as answer:
                assert (answer.status, await answer.text()) == (200, "ok")
            assert [message.text for message in slack.workspace.messages.values()] == ["Soup"] * number
        async with session.post(url, data=b"{Soup") as answer:
            assert (answer.status, await answer.text()) == (400, "invalid_payload")
        async with session.post(url, json={"text": ""}) as answer:
            assert (answer.status, await answer.text()) == (400, "no_text")


async def test_metadata_is_kept_and_given_back_where_it_is_asked_for() -> None:
    metadata = {"event_type": "soup_cooked", "event_payload": {"hot": True}}
    async with wired() as slack:
        await slack.client.chat_postMessage(channel=CHANNEL, text="Soup", metadata=metadata)
        (plain,) = (await slack.client.conversations_history(channel=CHANNEL))["messages"]
        assert "metadata" not in plain
        (full,) = (await slack.client.conversations_history(channel=CHANNEL, include_all_metadata=True))["messages"]
        assert full["metadata"] == metadata


async def test_metadata_may_be_entities_and_nothing_else_but_events() -> None:
    async with wired() as slack:
        entities = {"entities": [{"entity_type": "slack#/entities/task", "url": "https://example.com/1"}]}
        posted = await slack.client.chat_postMessage(channel=CHANNEL, text="A task", metadata=entities)
        assert posted["message"]["metadata"] == entities
        with pytest.raises(SlackApiError, match="invalid_metadata_format"):
            await slack.client.chat_postMessage(channel=CHANNEL, text="x", metadata={"event_type": "x"})


async def test_stream_grows_and_ends_with_blocks() -> None:
    async with wired() as slack:
        dm, client = slack.alice.me.dm, slack.client
        await slack.alice.says("soup?")
        thread = slack.alice.messages()[0].ts
        stream = await client.chat_startStream(channel=dm, thread_ts=thread, task_display_mode="plan")
        task = {"type": "task_update", "id": "1", "title": "Boil water", "status": "in_progress"}
        chunks = [{"type": "plan_update", "title": "Soup"}, task]
        await client.chat_appendStream(channel=dm, ts=stream["ts"], chunks=chunks)
        await client.chat_appendStream(channel=dm, ts=stream["ts"], chunks=[task | {"status": "complete"}])
        await client.chat_appendStream(channel=dm, ts=stream["ts"], markdown_text="It is ")
        await client.chat_stopStream(channel=dm, ts=stream["ts"], markdown_text="ready.", blocks=ROW)
        message = slack.workspace.messages[stream["ts"]]
        assert [block["type"] for block in message.blocks] == ["plan", "markdown", "actions"]
        assert (message.blocks[0]["title"], message.blocks[0]["tasks"][0]["status"]) == ("Soup", "complete")
        assert (message.text, message.streaming, message.edited) == ("It is ready.", False, False)
        with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
            await client.chat_appendStream(channel=dm, ts=stream["ts"], markdown_text="more")


async def test_status_ends_with_the_answer() -> None:
    async with wired() as slack:
        await slack.alice.says("soup?")
        dm, thread = slack.alice.me.dm, slack.alice.messages()[0].ts
        await slack.client.assistant_threads_setStatus(channel_id=dm, thread_ts=thread, status="is thinking")
        nothing: dict[str, Any] = {"channel_id": dm, "thread_ts": thread, "status": "x", "loading_messages": []}
        with pytest.raises(SlackApiError, match="must provide at least 1 items"):
            await slack.client.assistant_threads_setStatus(**nothing)
        assert slack.workspace.agent_threads.of(dm, thread).status == "is thinking"
        await slack.client.chat_postMessage(channel=dm, thread_ts=thread, text="Soup.")
        assert slack.workspace.agent_threads.of(dm, thread).status == ""


async def test_picture_that_a_text_links_to_is_shown() -> None:
    async with wired() as slack:
        text = "<https://example.com/soup.jpg|Soup> and <https://example.com/>"
        posted = await slack.client.chat_postMessage(channel=CHANNEL, text=text)
        assert posted["message"]["attachments"][0]["image_url"] == "https://example.com/soup.jpg"
        plain = await slack.client.chat_postMessage(channel=CHANNEL, text=text, unfurl_media=False)
        assert "attachments" not in plain["message"]


def test_reference_pages_are_up_to_date() -> None:
    assert list(stale(DOCS)) == [], "run: python -m slack_playground.reference playground/docs"

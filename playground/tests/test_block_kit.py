"""Every block and element of Block Kit: taken, read, entered and shown."""

from typing import Any

import pytest
from emulator_support.apps import Wired, wired
from emulator_support.kit import MESSAGE, Block, cell, option, plain, row
from emulator_support.tabs import Opens
from playwright.async_api import FilePayload, expect
from slack_playground.block_kit.blocks import BLOCK_SHAPES
from slack_playground.block_kit.elements import ELEMENTS
from slack_playground.block_kit.limits import refuse_message, refuse_view
from slack_sdk.errors import SlackApiError

PICTURE: Block = {"type": "image", "image_url": "https://example.com/x.png", "alt_text": "A picture"}
RICH: Block = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "boiled"}]}],
}
CARD: Block = {
    "type": "card",
    "title": {"type": "mrkdwn", "text": "*A card*"},
    "body": plain("of soup"),
    "actions": [{"type": "button", "action_id": "eat", "text": plain("Eat it"), "value": "soup"}],
}
TASK: Block = {
    "type": "task_card",
    "task_id": "t1",
    "title": "Boil water",
    "status": "complete",
    "details": RICH,
    "sources": [{"type": "url", "url": "https://example.com/", "text": "A book"}],
}
FEEDBACK: Block = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "rate",
            "positive_button": {"text": plain("Good"), "value": "good"},
            "negative_button": {"text": plain("Bad"), "value": "bad"},
        },
        {"type": "icon_button", "action_id": "away", "icon": "trash", "text": plain("Throw away")},
    ],
}


def series(name: str, *values: float) -> Block:
    return {"name": name, "data": [{"label": day, "value": value} for day, value in zip(DAYS, values, strict=False)]}


DAYS = ["Mon", "Tue", "Wed"]
PLOT: Block = {"type": "bar", "series": [series("Soup", 3, -1, 2.5)], "axis_config": {"categories": DAYS}}
PIE: Block = {"type": "pie", "segments": [{"label": "Leek", "value": 2}, {"label": "Pea", "value": 1}]}
WORKFLOW: Block = {
    "type": "workflow_button",
    "action_id": "flow",
    "text": plain("Run it"),
    "workflow": {"trigger": {"url": "https://slack.com/shortcuts/Ft1/x"}},
}
NEW: list[Block] = [
    {"type": "call", "call_id": "R123"},
    CARD,
    {"type": "carousel", "elements": [CARD | {"block_id": "first"}, CARD | {"block_id": "second"}]},
    {
        "type": "container",
        "title": plain("A container"),
        "is_collapsible": True,
        "child_blocks": [{"type": "header", "text": plain("Inside")}, row("deep", WORKFLOW)],
    },
    TASK,
    {"type": "plan", "title": "A plan", "tasks": [TASK | {"task_id": "t2", "status": "error"}]},
    FEEDBACK,
    {"type": "data_visualization", "title": "Plates a day", "chart": PLOT},
    {"type": "data_visualization", "title": "Soups", "chart": PIE},
    {"type": "file", "external_id": "ABC-1", "source": "remote"},
    PICTURE | {"title": plain("Its title")},
    {
        "type": "video",
        "alt_text": "A pot",
        "title": plain("A video"),
        "video_url": "https://example.com/v",
        "thumbnail_url": "https://example.com/x.png",
    },
    row(
        "more menus",
        {"type": "multi_users_select", "action_id": "cooks", "placeholder": plain("The cooks")},
        {"type": "multi_channels_select", "action_id": "rooms", "placeholder": plain("The rooms")},
        {"type": "multi_conversations_select", "action_id": "talks", "placeholder": plain("The talks")},
        {
            "type": "multi_external_select",
            "action_id": "find",
            "placeholder": plain("Find some"),
            "min_query_length": 1,
        },
        {"type": "conversations_select", "action_id": "talk", "placeholder": plain("A talk")},
        {"type": "channels_select", "action_id": "room", "placeholder": plain("A room")},
        {"type": "datetimepicker", "action_id": "when"},
    ),
    {
        "type": "section",
        "block_id": "one of two",
        "text": plain("One of two"),
        "accessory": {"type": "checkboxes", "action_id": "tick", "options": [option("Salt"), option("Pepper")]},
    },
]


def asking(name: str, element: Block) -> Block:
    return {"type": "input", "block_id": name, "label": plain(name.title()), "element": element, "optional": True}


MODAL: Block = {
    "type": "modal",
    "title": plain("Everything"),
    "submit": plain("Send"),
    "blocks": [
        {"type": "alert", "text": plain("Hot!"), "level": "warning"},
        asking("mail", {"type": "email_text_input", "action_id": "a"}),
        asking("page", {"type": "url_text_input", "action_id": "a"}),
        asking("count", {"type": "number_input", "action_id": "a", "is_decimal_allowed": False}),
        asking("story", {"type": "rich_text_input", "action_id": "a"}),
        asking("recipe", {"type": "file_input", "action_id": "a", "filetypes": ["txt"], "max_files": 1}),
        asking("line", {"type": "plain_text_input", "action_id": "a"}),
        asking("when", {"type": "datetimepicker", "action_id": "a"}),
        asking("where", {"type": "conversations_select", "action_id": "a", "response_url_enabled": True}),
        asking("who", {"type": "multi_users_select", "action_id": "a"}),
    ],
}


def kinds(value: Any) -> set[str]:
    """Every `type` in a payload."""
    if isinstance(value, dict):
        return {str(value.get("type"))}.union(*map(kinds, value.values()))
    return set().union(*map(kinds, value)) if isinstance(value, list) else set()


def test_samples_hold_every_block_and_element() -> None:
    shown = kinds(MESSAGE) | kinds(NEW) | kinds(MODAL)
    assert BLOCK_SHAPES.keys() - shown == set()
    assert ELEMENTS.keys() - shown == set()


def test_samples_are_taken() -> None:
    assert refuse_message("", NEW) is None
    assert refuse_view(MODAL) is None


def charted(chart: Block = PLOT, **changed: Any) -> Block:
    return {"type": "data_visualization", "title": "x", "chart": {**chart, **changed}}


BROKEN: dict[str, tuple[Block, str]] = {
    "card without content": ({"type": "card", "subtitle": plain("x")}, "/blocks/0"),
    "card body": (CARD | {"body": plain("x" * 201)}, "/blocks/0/body/text"),
    "eleven cards": ({"type": "carousel", "elements": [CARD] * 11}, "/blocks/0/elements"),
    "container without title": ({"type": "container", "child_blocks": [{"type": "divider"}]}, "/blocks/0"),
    "container in container": (
        {"type": "container", "title": plain("x"), "child_blocks": [{"type": "container"}]},
        "/blocks/0/child_blocks/0/type",
    ),
    "task status": (TASK | {"status": "done"}, "/blocks/0/status"),
    "feedback without negative": (
        {"type": "context_actions", "elements": [{"type": "feedback_buttons", "positive_button": {}}]},
        "/blocks/0/elements/0",
    ),
    "button in context_actions": (
        {"type": "context_actions", "elements": [{"type": "button", "text": plain("x")}]},
        "/blocks/0/elements/0/type",
    ),
    "icon": (row("r", {"type": "icon_button"}), "/blocks/0/elements/0/type"),
    "video title": ({"type": "video", "title": plain("x" * 200)}, "/blocks/0/title/text"),
    "uneven data table": (
        {"type": "data_table", "caption": "x", "rows": [[cell("a"), cell("b")], [cell("c")]]},
        "/blocks/0/rows/1",
    ),
    "chart of a kind that is none": (charted(type="radar"), "/blocks/0/chart/type"),
    "chart title": (charted(PIE) | {"title": "x" * 51}, "/blocks/0/title"),
    "thirteen series": (
        charted(series=[series(str(number), 1, 2, 3) for number in range(13)]),
        "/blocks/0/chart/series",
    ),
    "series of one name": (charted(series=[series("a", 1, 2, 3)] * 2), "/blocks/0/chart/series/1/name"),
    "series without a category": (charted(series=[series("a", 1, 2)]), "/blocks/0/chart/series/0/data"),
    "point that is no number": (charted(series=[series("a", 1, 2, True)]), "/blocks/0/chart/series/0/data/2/value"),
    "twenty-one categories": (
        charted(axis_config={"categories": ["a"] * 21}),
        "/blocks/0/chart/axis_config/categories",
    ),
    "segment of nothing": (charted(PIE, segments=[{"label": "a", "value": 0}]), "/blocks/0/chart/segments/0/value"),
    "long label": (charted(PIE, segments=[{"label": "a" * 21, "value": 1}]), "/blocks/0/chart/segments/0/label"),
    "unknown rich text": ({"type": "rich_text", "elements": [{"type": "poem"}]}, "/blocks/0/elements/0/type"),
    "unknown piece": (
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "smell"}]}]},
        "/blocks/0/elements/0/elements/0/type",
    ),
    "alert in a message": ({"type": "alert", "text": plain("x")}, "/blocks/0/type"),
    "same block_id in a container": (
        {
            "type": "container",
            "block_id": "same",
            "title": plain("x"),
            "child_blocks": [{"type": "divider", "block_id": "same"}],
        },
        "/blocks/0/child_blocks/0/block_id",
    ),
}


@pytest.mark.parametrize(("block", "where"), BROKEN.values(), ids=BROKEN)
def test_broken_block_is_refused_with_its_place(block: Block, where: str) -> None:
    refusal = refuse_message("", [block])
    assert refusal is not None
    assert any(f"json-pointer:{where}]" in message for message in refusal.messages), refusal.messages


def test_message_holds_two_charts_at_most() -> None:
    refusal = refuse_message("", [charted(PIE)] * 3)
    assert refusal is not None
    assert "json-pointer:/blocks/2]" in refusal.messages[0]
    assert refuse_view({"type": "home", "blocks": [charted(PIE)]}) is not None


async def test_blocks_validate_answers_from_the_same_table() -> None:
    async with wired() as slack:
        assert (await slack.client.blocks_validate(blocks=NEW))["ok"]
        assert (await slack.client.blocks_validate(view=MODAL))["ok"]
        broken: list[dict[str, Any]] = [
            {"blocks": [{"type": "poem"}]},
            {"message": {"text": ""}},
            {"view": {"type": "x"}},
        ]
        for wrong in broken:
            with pytest.raises(SlackApiError):
                await slack.client.blocks_validate(**wrong)


def used(slack: Wired) -> Block:
    action: Block = slack.app.last["actions"][0]
    return action


async def test_new_elements_are_used_and_say_what_was_chosen() -> None:
    async with wired() as slack:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=NEW)
        await slack.alice.rates(good=False)
        assert (used(slack)["type"], used(slack)["value"]) == ("feedback_buttons", "bad")
        await slack.alice.clicks("Throw away")
        assert used(slack)["action_id"] == "away"
        await slack.alice.clicks("Eat it")
        assert used(slack)["value"] == "soup"
        await slack.alice.clicks("Run it")
        assert used(slack)["block_id"] == "deep"
        await slack.alice.selects_all("The cooks", "Bob", "Carmen")
        assert used(slack)["selected_users"] == [slack.bob.me.id, "U0CARMEN00"]
        await slack.alice.selects_all("The rooms", "#general")
        assert used(slack)["selected_channels"] == ["C0GENERAL0"]
        slack.app.says({"options": [option("Leek")]})
        await slack.alice.picks("lee", "Leek")
        assert slack.workspace.element_state(slack.alice.me.id, slack.alice.last)[("more menus", "find")] == {
            "type": "multi_external_select",
            "selected_options": [option("Leek")],
        }
        for words in (
            "A card",
            "of soup",
            "Boil water",
            "A plan",
            "# A container",
            "(A video)",
            "[Good] [Bad]",
            "Leek 2",
        ):
            assert words in slack.alice.screen


async def opened_modal(slack: Wired) -> None:
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=[row("r", CARD["actions"][0])])
    await slack.alice.clicks("Eat it")
    pressed = await slack.app.hears(action_id="eat")  # an open page's app_home_opened may come after it
    await slack.client.views_open(trigger_id=pressed["trigger_id"], view=MODAL)


async def test_every_input_has_its_state() -> None:
    async with wired() as slack:
        await opened_modal(slack)
        alice = slack.alice
        filled = {"Mail": "a@example.com", "Page": "https://example.com", "Count": "3", "Story": "*once*", "Line": "x"}
        for label, text in filled.items():
            await alice.fills(label, text)
        await alice.attaches("Recipe", "soup.txt", "water")
        await alice.picks_time("When", "1767225600")
        await alice.selects("Where", "#general")
        await alice.selects_all("Who", "Bob")
        await alice.submits()
        body = slack.app.last
        values = {name: state["a"] for name, state in body["view"]["state"]["values"].items()}
        assert values["mail"] == {"type": "email_text_input", "value": "a@example.com"}
        assert values["count"] == {"type": "number_input", "value": "3"}
        pieces = values["story"]["rich_text_value"]["elements"][0]["elements"]
        assert pieces == [{"type": "text", "text": "once", "style": {"bold": True}}]
        assert (values["recipe"]["files"][0]["name"], values["recipe"]["files"][0]["size"]) == ("soup.txt", 5)
        assert values["when"] == {"type": "datetimepicker", "selected_date_time": 1767225600}
        assert values["who"]["selected_users"] == [alice.me.id.replace("ALICE000", "BOB00000")]
        (url,) = body["response_urls"]
        assert (url["channel_id"], url["block_id"], url["action_id"]) == ("C0GENERAL0", "where", "a")
        assert url["response_url"].startswith(slack.url)


@pytest.mark.asyncio(loop_scope="session")
async def test_every_block_is_on_the_page(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        blocks = [block for block in NEW if block["type"] not in {"image", "video"}]  # their pictures are elsewhere
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=blocks)
        await tab.sees("A container")
        await expect(tab.newest().locator(".unknown")).to_have_count(0)
        await tab.is_accessible_in_light_and_dark()
        for kind in ("bar", "pie"):
            await expect(tab.newest().get_by_role("img", name=f"{kind} chart")).to_be_visible()
        await tab.newest().locator("summary", has_text="3 rows").press("Enter")
        table = tab.newest().get_by_role("region", name="Plates a day, figures")
        await expect(table.get_by_role("row")).to_have_text(["Soup", "Mon3", "Tue-1", "Wed2.5"])
        await tab.is_accessible_in_light_and_dark()
        await tab.newest().get_by_role("button", name="Good").press("Enter")
        assert (await slack.app.hears(action_id="rate"))["actions"][0]["value"] == "good"
        await (
            tab.newest().get_by_role("group", name="*A card*").first.get_by_role("button", name="Eat it").press("Enter")
        )
        await slack.app.hears(action_id="eat")
        await tab.fits()


@pytest.mark.asyncio(loop_scope="session")
async def test_every_input_is_on_the_page(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await opened_modal(slack)
        box = tab.page.get_by_role("dialog", name="Everything")
        await expect(box).to_contain_text("Hot!")
        await expect(box.locator(".unknown")).to_have_count(0)
        await box.get_by_label("Mail").fill("a@example.com")
        await box.get_by_label("Story").fill("*once*")
        await box.get_by_label("Count").fill("3")
        file = FilePayload(name="soup.txt", mimeType="text/plain", buffer=b"water")
        await box.get_by_label("Recipe").set_input_files(files=[file])
        await expect(box).to_contain_text("soup.txt")
        await tab.is_accessible()
        await box.get_by_role("button", name="Send").click()
        await expect(box).to_have_count(0)
        values = (await slack.app.hears("view_submission"))["view"]["state"]["values"]
        assert values["mail"]["a"]["value"] == "a@example.com"
        assert values["story"]["a"]["rich_text_value"]["type"] == "rich_text"
        assert values["recipe"]["a"]["files"][0]["name"] == "soup.txt"

"""What people do on the page, as the lines of a test."""

from base64 import b64encode
from typing import Any

import httpx
import pytest
from emulator_support.apps import Wired, wired
from emulator_support.kit import MESSAGE, TICKS, option


async def act(slack: Wired, endpoint: str, **body: Any) -> None:
    """Act on the page as Alice, on the newest message, one second after whatever was before."""
    slack.clock.advance(1)
    where = {"channel": slack.alice.me.dm, "ts": slack.alice.messages()[-1].ts if slack.alice.messages() else ""}
    arguments = {"person": slack.alice.me.id, "container": where, **body}
    async with httpx.AsyncClient(base_url=slack.url) as page:
        answer = (await page.post(f"/playground/{endpoint}", json=arguments)).json()
    assert answer["ok"], answer


async def lines(slack: Wired) -> list[str]:
    """The recorded lines, without the beginning of the test."""
    async with httpx.AsyncClient(base_url=slack.url) as page:
        test = (await page.get("/playground/talk")).text
    return [line.strip() for line in test.splitlines()[2:]]


@pytest.mark.parametrize(
    ("block_id", "action_id", "used", "line"),
    [
        ("menus", "who", {"selected": "U0CARMEN00"}, 'alice.selects("A person", "Carmen")'),
        ("menus", "day", {"value": "2026-02-01"}, 'alice.picks_time("A day", "2026-02-01")'),
        ("menus", "groups", {"selected": "walnut"}, 'alice.chooses("Walnut")'),
        ("several", "many", {"selected": ["red", "blue"]}, 'alice.selects_all("Several at once", "Red", "Blue")'),
        ("one", "radio", {"selected": "coffee"}, 'alice.chooses("Coffee")'),
    ],
)
async def test_use_of_a_control_is_a_line(block_id: str, action_id: str, used: dict[str, Any], line: str) -> None:
    async with wired() as slack:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=MESSAGE)
        await act(slack, "action", block_id=block_id, action_id=action_id, **used)
        assert await lines(slack) == [line]


async def test_menu_of_an_input_is_named_by_its_label() -> None:
    """Several menus of a modal may offer the same options."""
    menu = {"type": "static_select", "action_id": "m", "options": [option("Yes"), option("No")]}
    inputs = [
        {"type": "input", "block_id": name, "label": {"type": "plain_text", "text": name}, "element": menu}
        for name in ("Soup", "Bread")
    ]
    async with wired() as slack:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=inputs)
        await act(slack, "action", block_id="Bread", action_id="m", selected="no")
        assert await lines(slack) == ['alice.chooses("No", into="Bread")']
        await slack.alice.chooses("Yes", into="Bread")
        chosen = slack.workspace.element_state(slack.alice.me.id, slack.alice.last)
        picked = {key: (state.get("selected_option") or {}).get("value") for key, state in chosen.items()}
        assert (picked["Bread", "m"], picked.get(("Soup", "m"))) == ("yes", None)


async def test_menu_that_searches_is_picked_from() -> None:
    async with wired() as slack:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=MESSAGE)
        slack.app.says({"options": [option("Leek")]})
        await act(slack, "options", block_id="menus", action_id="far", value="lee")
        slack.app.says()
        await act(slack, "action", block_id="menus", action_id="far", selected="leek")
        assert await lines(slack) == ['alice.picks("Leek", "Leek")']


async def test_ticks_presses_reactions_and_files_are_lines() -> None:
    async with wired() as slack:
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=TICKS)
        await act(slack, "action", block_id="ticks", action_id="tick", selected=["1809"])
        await act(slack, "action", block_id="row", action_id="press")
        await act(slack, "react", name="eyes")
        await act(slack, "react", name="eyes", on=False)
        content = b64encode(b"water").decode()
        await act(slack, "upload", channel=slack.alice.me.dm, name="soup.txt", content=content)
        assert await lines(slack) == [
            'alice.ticks("Explain medicines")',
            'alice.clicks("Press")',
            'alice.reacts("eyes")',
            'alice.reacts("eyes", off=True)',
            'alice.uploads("soup.txt", "water")',
        ]


async def test_reaction_to_a_message_that_a_test_cannot_name_is_no_line() -> None:
    async with wired() as slack:
        await act(slack, "message", channel=slack.alice.me.dm, text="hello")
        await act(slack, "react", name="eyes")
        assert await lines(slack) == ['alice.says("hello")']

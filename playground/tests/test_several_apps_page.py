"""Two apps on the page: the sidebar has both, each with its own Home, messages, commands and requests."""

import pytest
from emulator_support.kit import ROW
from emulator_support.tabs import Opens
from emulator_support.two_apps import two_apps
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_each_app_has_its_tabs(opens: Opens) -> None:
    async with two_apps() as slack:
        alice = slack.person("Alice")
        words = {"type": "section", "text": {"type": "plain_text", "text": "Two releases"}}
        await slack.cook.client.views_publish(user_id=alice.me.id, view={"type": "home", "blocks": ROW})
        await slack.deployer.client.views_publish(user_id=alice.me.id, view={"type": "home", "blocks": [words]})
        tab = await opens(slack.url)
        apps = tab.page.locator("#apps").get_by_role("button")
        await expect(apps).to_have_text(["Cook", "Deployer"])
        await tab.says("hello, cook")
        await tab.sees("hello, cook")
        await apps.nth(1).click()
        await expect(tab.page.get_by_role("heading", level=1)).to_have_text("Deployer")
        await expect(tab.log()).not_to_contain_text("hello, cook")
        await tab.page.get_by_role("tab", name="Home").click()
        await expect(tab.page.locator("#home")).to_contain_text("Two releases")
        await tab.is_accessible()
        await tab.page.get_by_role("tab", name="About").click()
        await expect(tab.page.locator("#about")).to_contain_text("/deploy")
        await apps.nth(0).click()
        await tab.page.get_by_role("tab", name="Home").click()
        await tab.page.locator("#home").get_by_role("button", name="Press").click()
        assert (await slack.cook.app.hears(action_id="press"))["view"]["app_id"] == "A0PLAYGRND"
        assert [came for came in slack.deployer.app.came if came.fits("block_actions", {})] == []


async def test_inspector_says_which_app(opens: Opens) -> None:
    async with two_apps() as slack:
        tab = await opens(slack.url)
        await tab.page.get_by_role("button", name="general").click()
        await tab.page.get_by_role("button", name="Inspector", exact=True).click()
        await tab.says("@Deployer out?")
        requests = tab.page.locator("#requests")
        await expect(requests).to_contain_text("app_mention")
        await expect(requests).to_contain_text("Deployer · Event · Alice")
        await expect(requests).to_contain_text("Cook · Event · Alice")
        await tab.is_accessible()
        await tab.page.get_by_label("Which requests").select_option("Only Deployer")
        await expect(requests).to_contain_text("app_mention")
        await expect(requests).not_to_contain_text("Cook · ")


async def test_composer_offers_what_every_app_has(opens: Opens) -> None:
    async with two_apps() as slack:
        tab = await opens(slack.url)
        await tab.composer().fill("/")
        offered = tab.page.get_by_role("option")
        await expect(offered).to_contain_text(["/soup", "/deploy"])
        await expect(offered.nth(1)).to_contain_text("Deployer: Deployer")
        await tab.composer().fill("@")
        await expect(offered).to_contain_text(["@Cook", "@Deployer", "@Bob", "@here"])
        await tab.composer().fill("Hello @bo")
        await tab.composer().press("Enter")
        await expect(tab.composer()).to_have_value("Hello @Bob ")

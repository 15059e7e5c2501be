"""A page in a real browser, as a person uses it."""

import json
import socket
from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, Protocol
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser, Locator, Page, expect

OF_PLAYWRIGHT: Final = """
    AimEnabled AvoidCorsURLLoaderRestartOnRedirect AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose
    HttpsFirstBalancedModeAutoEnable HttpsUpgrades LensOverlay MediaRouter NetworkTimeServiceQuerying OptimizationHints
    PaintHolding PreconnectToSearch ThirdPartyStoragePartitioning
""".split()
"""What Playwright disables itself: Chromium takes only the last list that it is given."""

DISABLED: Final = [*OF_PLAYWRIGHT, "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"]
"""The pages behind the address bar, which no test sees: each window loads two of them, for 0.6 s of CPU."""

FLAGS: Final = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(DISABLED)}",
]
PATIENCE: Final = 20_000
"""Milliseconds: two busy cores need several for what takes one."""

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS: Final = json.dumps({"runOnly": RULES, "resultTypes": ["violations"]})

SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")

CONTROLS: Final = (Path(__file__).parent / "controls.js").read_text("utf-8")
"""A function of the page that gives what axe lets pass."""

expect.set_options(timeout=PATIENCE)


@dataclass
class Tab:
    """A page, and its console's warnings and errors."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def complain(self, text: str) -> None:
        """Note a complaint, unless the test is over and its server has gone: then the page complains of just that."""
        at = urlsplit(self.page.url)
        with socket.socket() as asking:
            if asking.connect_ex((at.hostname or "", at.port or 0)) == 0:
                self.complaints.append(text)

    def log(self) -> Locator:
        return self.page.get_by_role("log", name="Messages", exact=True)

    def newest(self) -> Locator:
        return self.log().locator("[data-ts]").last

    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name="Message")

    async def says(self, text: str) -> None:
        await self.composer().fill(text)
        await self.composer().press("Enter")

    async def chooses(self, title: str) -> None:
        menu = self.newest().get_by_role("combobox")
        await menu.click()
        await self.page.get_by_role("option", name=title).first.click()

    async def presses(self, label: str) -> None:
        await self.newest().get_by_role("button", name=label, exact=True).first.click()

    async def ticks(self, box: Locator) -> None:
        """Check a box, and wait until the app has acknowledged it: a message may not change with it."""
        async with self.page.expect_response("**/playground/action"):
            await box.check()

    async def sees(self, text: str) -> None:
        await expect(self.newest()).to_contain_text(text)

    async def to_the_duties(self) -> None:
        await self.says("29-1051.00")
        await self.sees("duties 1–10 of 12")

    async def to_the_results(self) -> None:
        await self.to_the_duties()
        await self.presses("All on this page")
        await self.sees("10 chosen")
        await self.presses("Find related occupations")
        await self.sees("Occupations that share your duties")

    async def is_accessible(self) -> None:
        """Assert that axe finds nothing: no weak contrast, no invalid role, no control without a name."""
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(AXE_SCRIPT)
        broken: list[dict[str, Any]] = await self.page.evaluate(f"axe.run({OPTIONS}).then((found) => found.violations)")
        nodes = [(violation["id"], node) for violation in broken for node in violation["nodes"]]
        lines = [f"{name}: {node['html'][:200]} {node['failureSummary']}" for name, node in nodes]
        assert not lines, "\n".join(lines)
        passed: list[str] = await self.page.evaluate(CONTROLS)
        assert not passed, "\n".join(passed)

    async def is_accessible_in_light_and_dark(self) -> None:
        """Assert it twice: a page changes its theme with the system's setting."""
        for scheme in SCHEMES:
            await self.page.emulate_media(color_scheme=scheme)
            await self.is_accessible()

    async def fits(self) -> None:
        """Assert that the page doesn't scroll sideways."""
        width = await self.page.evaluate("document.documentElement.clientWidth")
        for element in (
            "document.documentElement",
            "document.getElementById('log')",
            "document.getElementById('main')",
        ):
            wide = await self.page.evaluate(f"{element}.scrollWidth")
            assert wide <= width, f"{element} is {wide} wide"


class Opens(Protocol):
    """Opens a page."""

    def __call__(self, url: str, *, width: int = 1200, dark: bool = False) -> Awaitable[Tab]: ...


async def opened(browser: Browser, url: str, *, width: int = 1200, dark: bool = False) -> Tab:
    """A page of its own, with nothing kept from another."""
    context = await browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    tab = Tab(page)
    page.on("console", lambda line: tab.complain(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: tab.complain(str(error)))
    await page.goto(url)
    return tab

"""Remakes every picture in the docs: `python -m tools.screenshots --database onet.sqlite`.

It starts the demo, walks through it in a real browser as Alice and as Carmen, and writes docs/playground.png and
docs/pictures/. Needs the extra `test` and a Chromium.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

DOCS: Final = Path(__file__).parents[1] / "docs"
PICTURES: Final = DOCS / "pictures"
KILOBYTES: Final = 150
"""What a picture may weigh: a repository keeps every one of them for ever."""

SIZE: Final = (1120, 720)
PHONE: Final = (390, 760)
ALICE: Final = "U0ALICE000"
CARMEN: Final = "U0CARMEN00"
DUTIES: Final = ("medicines", "drug", "patients")
"""Messages of a pharmacist's duties; the first two duties that have one of them are ticked."""


@contextmanager
def demonstration(database: Path | None) -> Iterator[str]:
    """The demonstration, running; gives its address."""
    chosen = [] if database is None else ["--database", str(database)]
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", *chosen]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own command line
        try:
            address_line = next(line for line in running.stderr or () if "The playground is at" in line)
            yield address_line.split("The playground is at ")[1].split(" ")[0]
        finally:
            running.terminate()


class Sitter:
    """A page, and the actions before its screenshot."""

    def __init__(self, browser: Browser, url: str, *, size: tuple[int, int] = SIZE, dark: bool = False) -> None:
        self.page: Page = browser.new_page(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        self.page.goto(url)

    @property
    def newest(self) -> Locator:
        """The newest message."""
        return self.page.get_by_role("log", name="Messages", exact=True).locator("[data-ts]").last

    def says(self, text: str, answer: str) -> None:
        """Type a line, and wait for what the answer says."""
        line = self.page.locator("#composer textarea")
        line.fill(text)
        line.press("Enter")
        expect(self.newest).to_contain_text(answer)

    def presses(self, label: str, answer: str) -> None:
        """Press a button of the newest message, and wait for what it then says."""
        self.newest.get_by_role("button", name=label).first.click()
        expect(self.newest).to_contain_text(answer)

    def to_the_duties(self) -> None:
        """A pharmacist's duties, two of them ticked."""
        self.says("29-1051.00", "duties 1–10")
        rows = self.newest.locator(".section").filter(has=self.page.get_by_role("checkbox"))
        fit = [row for row in rows.all() if any(word in row.inner_text().lower() for word in DUTIES)]
        for row in fit[:2]:
            row.get_by_role("checkbox").check()

    def to_the_results(self) -> None:
        """What shares those two duties."""
        self.to_the_duties()
        self.presses("Find related occupations", "Occupations that share your duties")

    def is_taken(self, path: Path) -> None:
        """Take the picture, with nothing in it that has the focus by chance."""
        self.page.mouse.move(0, 0)
        self.page.screenshot(path=path, animations="disabled")
        self.page.close()
        with Image.open(path) as picture:  # a page has few colours: with 256 of them it weighs half
            picture.quantize(dither=Image.Dither.NONE).save(path, optimize=True)


def playground(browser: Browser, url: str) -> None:
    """The whole page, with the inspector open."""
    sitter = Sitter(browser, url, size=(1360, 800))
    sitter.page.get_by_role("button", name="Inspector", exact=True).click()
    sitter.to_the_results()
    sitter.is_taken(DOCS / "playground.png")


def search(sitter: Sitter) -> None:
    """The menu of occupations."""
    sitter.says("nurse", "Which one is yours?")
    sitter.newest.get_by_role("combobox").click()
    expect(sitter.page.get_by_role("option").first).to_be_visible()


def details(sitter: Sitter) -> None:
    """What a result shares, in a window."""
    sitter.to_the_results()
    sitter.newest.get_by_role("button", name="Details").first.click()
    expect(sitter.page.get_by_role("dialog")).to_contain_text("answers yours")


def share(sitter: Sitter) -> None:
    """The window in which one chooses with whom to share."""
    sitter.to_the_results()
    sitter.newest.get_by_role("button", name="Share").click()
    expect(sitter.page.get_by_role("dialog")).to_be_visible()


def export(sitter: Sitter) -> None:
    """The files of an export."""
    sitter.to_the_results()
    sitter.newest.get_by_role("button", name="Export").click()
    expect(sitter.page.get_by_role("log", name="Messages", exact=True)).to_contain_text(".xlsx")


def home(sitter: Sitter) -> None:
    """The Home tab of somebody who has been here before."""
    sitter.to_the_results()
    sitter.says("school bus driver", "Which one is yours?")
    sitter.page.get_by_role("tab", name="Home").click()
    expect(sitter.page.get_by_role("tabpanel", name="Home")).to_contain_text("school bus driver")


def trouble(sitter: Sitter) -> None:
    """O*NET is down on purpose, and nothing is lost."""
    sitter.page.get_by_role("button", name="Inspector", exact=True).click()
    sitter.page.locator("#faults > summary").click()
    sitter.to_the_duties()
    down = sitter.page.get_by_role("switch", name="O*NET is down")
    down.click()
    expect(down).to_have_attribute("aria-checked", "true")
    sitter.presses("Find related occupations", "Try again")


def spanish(sitter: Sitter) -> None:
    """A search in Spanish."""
    sitter.says("29-1051.00", "29-1051.00")
    sitter.newest.get_by_role("checkbox").nth(1).check()


TAKEN: Final[dict[str, Callable[[Sitter], None]]] = {
    "search": search,
    "duties": Sitter.to_the_duties,
    "results": Sitter.to_the_results,
    "details": details,
    "share": share,
    "export": export,
    "home": home,
    "spanish": spanish,
    "dark": Sitter.to_the_results,
    "phone": Sitter.to_the_duties,
    "trouble": trouble,
}


def two(browser: Browser, url: str) -> None:
    """Two people side by side in Alice's thread; Bob presses something and is told whose it is."""
    sitter = Sitter(browser, f"{url}/two", size=(1360, 720))
    for side in ("left", "right"):
        frame = sitter.page.frame_locator(f"#{side}")
        frame.get_by_role("button", name="Show channels").click()
        frame.get_by_role("button", name="general").click()
    line = sitter.page.frame_locator("#left").get_by_role("textbox", name="Message")
    line.fill("@Job Duties pharmacist")
    line.press("Enter")
    for side in ("left", "right"):
        sitter.page.frame_locator(f"#{side}").get_by_role("button", name="1 reply").click()
    thread = sitter.page.frame_locator("#right").get_by_role("log", name="Messages of the thread")
    thread.get_by_role("button", name="Search again").click()
    expect(thread).to_contain_text("Only visible to you")
    sitter.is_taken(PICTURES / "two.png")


def take(browser: Browser, name: str, database: Path | None) -> None:
    """One picture, on a new demo, so that nothing of the previous one is in it."""
    with demonstration(database) as url:
        if name in {"playground", "two"}:
            {"playground": playground, "two": two}[name](browser, url)
            return
        person = CARMEN if name == "spanish" else ALICE
        size = {"phone": PHONE, "trouble": (1360, 720)}.get(name, SIZE)
        sitter = Sitter(browser, f"{url}/?person={person}", size=size, dark=name == "dark")
        TAKEN[name](sitter)
        sitter.is_taken(PICTURES / f"{name}.png")


def main(
    database: Annotated[Path | None, typer.Option(help="An imported O*NET database; else the sample data.")] = None,
    only: Annotated[list[str] | None, typer.Option(help="Remake these alone, by their names.")] = None,
) -> None:
    """Remake the pictures of README and docs."""
    PICTURES.mkdir(exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in only or ["playground", "two", *TAKEN]:
            take(browser, name, database)
            path = DOCS / "playground.png" if name == "playground" else PICTURES / f"{name}.png"
            weight = path.stat().st_size / 1_000
            print(f"{path.relative_to(DOCS.parent)}  {weight:.0f} kB")
            if weight > KILOBYTES:
                raise SystemExit(f"{path.name} weighs more than {KILOBYTES} kB")
        browser.close()


if __name__ == "__main__":
    typer.run(main)

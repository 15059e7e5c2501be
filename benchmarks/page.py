"""How much the playground's page weighs, and when it takes input: `python -m benchmarks.page`.

It starts a playground and opens its page in fresh browser contexts. Needs the extra `test` and a Chromium.
"""

import shutil
import statistics
import subprocess
import sys
from typing import Annotated, Final

import typer
from playwright.sync_api import Browser, sync_playwright

FLAGS: Final = ["--no-sandbox", "--disable-background-networking"]
WEIGHT: Final = """[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, one) => sum + one.decodedBodySize, 0)"""


def opened(browser: Browser, url: str) -> tuple[float, int]:
    """Milliseconds from the navigation until the composer takes input, and bytes, decoded."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.locator("#composer textarea:focus").wait_for()
    milliseconds, weight = page.evaluate("performance.now()"), page.evaluate(WEIGHT)
    context.close()
    return milliseconds, weight


def main(times: Annotated[int, typer.Option(help="How often the page is opened.")] = 9) -> None:
    """Measure and print one line."""
    command = [sys.executable, "-m", "slack_playground", "--socket", "--port", "0"]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as playground,  # noqa: S603 - our own command line
        sync_playwright() as driver,
    ):
        line = (playground.stderr or sys.stdin).readline()
        url = line.split("The playground is at ")[1].split(" ")[0]
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        measured = [opened(browser, url) for _ in range(times)]
        browser.close()
        playground.terminate()
    milliseconds = sorted(load for load, _ in measured)
    print(f"{measured[-1][1] / 1_000:.0f} kB; input after {statistics.median(milliseconds):.0f} ms (median of {times})")


if __name__ == "__main__":
    typer.run(main)

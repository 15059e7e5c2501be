"""Every benchmark starts, runs for a fraction of its time on the sample data, and prints its table."""

import re
import subprocess
import sys

import pytest

from tests.support.command_line import run_group


def run(name: str, options: str) -> str:
    """What a benchmark prints."""
    status, output, errors = run_group([sys.executable, "-m", f"benchmarks.{name}", *options.split()], seconds=300)
    assert status == 0, errors
    assert "Traceback" not in errors
    return output


CHILD = "import time; time.sleep(10); print('still there')"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"


def test_program_that_is_given_up_leaves_no_processes() -> None:
    with pytest.raises(subprocess.TimeoutExpired) as given_up:
        run_group([sys.executable, "-c", PARENT], seconds=1)
    assert given_up.value.output == ""


@pytest.mark.quiet("a benchmark starts processes and measures them")
@pytest.mark.slow("a benchmark starts up to a dozen processes one after the other")
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("step", "--blocks 12 --people 1 2 --processes 2 --rounds 1 --seconds 0.05 --sdk"),
        ("ack", "--blocks 12 --people 1 2 --rounds 1 --seconds 0.05 --no-node"),
        ("service", "--seconds 0.02"),
        ("client", "--times 3"),
        ("state", "--sizes 1 50 --turns 5"),
        ("load", "--people 20 --rate 20 --seconds 1 --delay 0.01"),
        ("start", "--starts 1 --steps 20"),
    ],
)
def test_benchmark_runs(name: str, options: str) -> None:
    output = run(name, options)
    assert output.count("\n|") > 3, output


@pytest.mark.quiet("processes are killed and started again while people click")
@pytest.mark.slow("a load starts a dozen processes")
def test_load_loses_no_choice_while_bot_and_redis_are_killed() -> None:
    output = run("load", "--people 20 --rate 40 --seconds 3 --delay 0.01 --fault both-killed --burst 20")
    figures = dict(re.findall(r"^\| (.+?) +\| +(.+?) \|$", output, re.MULTILINE))
    clicks, ticks = figures["clicks, of these ticks"].split(", ")
    assert int(clicks) > int(ticks) > 0
    assert figures["screens that say something else than was chosen"] == "0"
    assert figures["people of whom something else is kept at the end"] == "0"
    assert figures["given up, without an answer"] == "0, 0"

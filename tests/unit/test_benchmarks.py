"""Every benchmark starts, runs for a fraction of its time on the sample data, and prints its table."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


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
    command = [sys.executable, "-m", f"benchmarks.{name}", *options.split()]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)  # noqa: S603 - our own
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("\n|") > 3, ran.stdout
    assert "Traceback" not in ran.stderr

"""Prints the benchmarks' results: medians, spread, and the machine."""

import os
import platform
import statistics
from collections.abc import Sequence
from pathlib import Path


def median(values: Sequence[float]) -> float:
    """The middle one; nan of none."""
    return statistics.median(values) if values else float("nan")


def percentile(values: Sequence[float], per_cent: int) -> float:
    """The value that so many per cent do not exceed; nan of none."""
    if len(values) < 2:
        return max(values, default=float("nan"))
    return statistics.quantiles(values, n=100, method="inclusive")[per_cent - 1]


def spread(values: Sequence[float], digits: int = 2) -> str:
    """The median, and between which values half of them lie."""
    low, high = percentile(values, 25), percentile(values, 75)
    return f"{figure(median(values), digits)} ({figure(low, digits)}–{figure(high, digits)})" if values else "–"


def slope(points: Sequence[tuple[float, float]]) -> float:
    """How much the second grows by each one of the first, by least squares; nan of fewer than two."""
    if len(points) < 2:
        return float("nan")
    return statistics.linear_regression([at for at, _ in points], [value for _, value in points]).slope


def figure(value: float, digits: int = 2) -> str:
    """A number, or a dash where nothing was measured."""
    return "–" if value != value else f"{value:,.{digits}f}"  # noqa: PLR0124 - nan is not itself


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown, so that it can be kept as it is."""
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    print(f"\n{title}\n")
    print(_line(header, widths))
    print("|" + "|".join("-" * (width + 1) + (":" if column else "-") for column, width in enumerate(widths)) + "|")
    for row in rows:
        print(_line(row, widths), flush=True)


def machine() -> str:
    """What it was measured on: cores, model, interpreter, and how busy it was."""
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {_model()}, Python {platform.python_version()}{busy}"


def _model() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    places = enumerate(zip(cells, widths, strict=True))
    return "| " + " | ".join(cell.rjust(wide) if place else cell.ljust(wide) for place, (cell, wide) in places) + " |"

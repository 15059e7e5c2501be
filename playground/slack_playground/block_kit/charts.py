"""The charts of a data_visualization block: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.

Slack allowed six segments and series at first (June 2026), and later twelve.
"""

from collections.abc import Iterator
from typing import Any, Final

from slack_playground.block_kit.checks import Finding, Place, Shape, each, kind_of, listed, string

CHARTS_IN_A_MESSAGE: Final = 2
PARTS: Final = 12
CATEGORIES: Final = 20
LABEL_CHARACTERS: Final = 20
TITLE_CHARACTERS: Final = 50


def a_number(value: Any, place: Place) -> Iterator[Finding]:
    """A number, of either sign."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield place.finding("must be a number")


def more_than_nothing(value: Any, place: Place) -> Iterator[Finding]:
    """A number above zero."""
    yield from a_number(value, place)
    if isinstance(value, int | float) and value <= 0:
        yield place.finding("must be more than 0")


LABEL = string(LABEL_CHARACTERS)
SERIES = Shape(
    {"name": LABEL, "data": each(Shape({"label": LABEL, "value": a_number}, {}), CATEGORIES)},
    {},
)
AXES = Shape(
    {"categories": each(LABEL, CATEGORIES)}, {"x_label": string(TITLE_CHARACTERS), "y_label": string(TITLE_CHARACTERS)}
)
PIE = Shape({"segments": each(Shape({"label": LABEL, "value": more_than_nothing}, {}), PARTS)}, {})
PLOT = Shape({"series": each(SERIES, PARTS), "axis_config": AXES}, {})
CHARTS: Final[dict[str, Shape]] = {"area": PLOT, "bar": PLOT, "line": PLOT, "pie": PIE}


def chart(value: Any, place: Place) -> Iterator[Finding]:
    """A pie; or bars, lines or areas over categories."""
    kind = kind_of(value)
    if kind not in CHARTS:
        yield place.of("type").finding(f"must be one of: {', '.join(CHARTS)}")
        return
    yield from CHARTS[kind](value, place)
    if kind != "pie":
        yield from _series(value, place)


def _series(value: dict[str, Any], place: Place) -> Iterator[Finding]:
    """The rules between series and categories: a name for each, and a point for each category."""
    axes = value.get("axis_config")
    categories = listed(axes, "categories") if isinstance(axes, dict) else []
    names: list[Any] = []
    for number, series in enumerate(listed(value, "series")):
        if not isinstance(series, dict):
            continue
        if series.get("name") in names:
            yield place.of("series", number, "name").finding(f"`name` {series['name']} already exists")
        names.append(series.get("name"))
        labels = [point.get("label") for point in listed(series, "data") if isinstance(point, dict)]
        if labels != categories:
            yield place.of("series", number, "data").finding("must have one data point for each of the categories")

"""Job Zones, explained by the names in the data in use."""

import pytest

from bot.onet.models import About
from bot.slack.text.en import ENGLISH
from bot.slack.views.layout import RenderContext, zone_words

NEW_TITLES = {2: "Job Zone 1-2: Very Little to Some Preparation Needed", 3: "Job Zone Three: Medium Preparation Needed"}
OLD_TITLES = {1: "Job Zone One: Little or No Preparation Needed", 2: "Job Zone Two: Some Preparation Needed"}


@pytest.mark.parametrize(
    ("zone", "title", "titles", "words"),
    [
        (2, NEW_TITLES[2], None, "Job Zone 1-2: very little to some preparation needed"),
        (2, None, NEW_TITLES, "Job Zone 1-2: very little to some preparation needed"),
        (2, None, OLD_TITLES, "Job Zone 2: some preparation needed"),
        (2, None, None, "Job Zone 2"),
        (3, None, NEW_TITLES, "Job Zone 3: medium preparation needed"),
        (7, "Job Zone Seven: Something New", None, "Job Zone 7: something new"),
        (7, None, None, "Job Zone 7"),
    ],
)
def test_job_zone_is_explained_as_the_data_means_it(
    zone: int, title: str | None, titles: dict[int, str] | None, words: str
) -> None:
    context = RenderContext(ENGLISH, About(api_version="2.0", job_zones=titles))
    assert zone_words(zone, title, context) == words

"""A page to print for a client: their duties, occupations that share them, why, and links."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final

from bot.conversation.results_order import is_less_related
from bot.conversation.state import Snapshot
from bot.onet.models import RelatedOccupation, Task
from bot.slack.pages.html import HANDOUT, HANDOUT_OCCUPATION, Html, fill, items, link
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, reading_links, zone_name

OCCUPATIONS: Final = 10
REASONS: Final = 3


def handout(
    snapshot: Snapshot,
    chosen: Sequence[Task],
    rows: Sequence[RelatedOccupation],
    picked: Sequence[str],
    context: RenderContext,
    day: str,
) -> str:
    """The page. It has the results on the client's list, whose codes are `picked`, or else the first ten."""
    messages = context.messages.handout
    on_list = [row for row in rows if row.code in picked]
    shown = (on_list or rows)[:OCCUPATIONS]
    yours = {task.id: task for task in chosen}
    return fill(
        HANDOUT,
        language=messages.language,
        title=messages.title.format(name=snapshot.name) if snapshot.name else messages.title_unnamed,
        facts=f"{snapshot.titles} · {day}",
        duties_heading=messages.duties,
        duties=items(task.title for task in chosen),
        occupations_heading=messages.picked if on_list else messages.first,
        occupations=Html("\n".join(_occupation(row, yours, context) for row in shown)),
        credit=context.about.credit or context.messages.credit.plain,
    )


def _occupation(row: RelatedOccupation, yours: Mapping[str, Task], context: RenderContext) -> Html:
    zone = [] if row.job_zone is None else [zone_name(row.job_zone, row.job_zone_title, context)]
    bright = [context.messages.handout.bright] if row.tags.bright_outlook else []
    links = [link(label, url) for label, url in reading_links(row.code, context.messages)]
    return fill(
        HANDOUT_OCCUPATION,
        title=row.title,
        facts=" · ".join([row.code, *zone, *bright]),
        reasons=Html("".join(_reasons(row, yours, context.messages))),
        links=Html(" · ".join(links)),
    )


def _reasons(row: RelatedOccupation, yours: Mapping[str, Task], messages: Messages) -> Iterable[str]:
    """Duties of the occupation, and for each the person's own duties that it answers."""
    words = messages.handout.yours_less if is_less_related(row) else messages.handout.yours
    for task in (row.tasks.closely_related or row.tasks.less_related)[:REASONS]:
        answered = [yours[chosen].title for chosen in (row.answers or {}).get(task.id, ()) if chosen in yours]
        because = [words.format(duty=duty) for duty in answered]
        yield items([task.title]) + Html("".join(f'<li class="yours">{escape(line)}</li>' for line in because))

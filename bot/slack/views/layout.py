"""The parts of every screen: title, remarks, controls, credit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from bot.conversation.events import TurnedTo, WentBack
from bot.conversation.language.intents import Intent
from bot.conversation.results_filter import Flag
from bot.conversation.screens import Remark, Screen
from bot.conversation.state import Conversation, Snapshot
from bot.onet.models import About, RelatedTasks
from bot.slack.blocks import Block, Element, button, context_block, escape, section
from bot.slack.interactions.button_values import ActionId, MenuBlock, button_value
from bot.slack.text.messages import Messages

ONET_ONLINE = "https://www.onetonline.org/link/summary"
"""Where an occupation's page for people is on O*NET OnLine, by its code."""

MY_NEXT_MOVE: Final = "https://www.mynextmove.org/profile/summary"
"""An occupation's page on My Next Move, which says less, in plainer words."""

MERGED_ZONE: Final = 2
MERGED_TITLE: Final = re.compile(r"\b1\s*[-–]\s*2\b|\bvery little to some\b", re.IGNORECASE)
"""How O*NET names the zone that 1 and 2 have become: "Job Zone 1-2: Very Little to Some Preparation Needed"."""


@dataclass(frozen=True)
class RenderContext:
    """The language of screens, and the data they credit."""

    messages: Messages
    about: About

    @property
    def credit(self) -> str:
        """The credit that must be shown with the data in use."""
        return escape(self.about.credit) if self.about.credit else self.messages.credit.web_services


def remarks_of(screen: Screen, context: RenderContext) -> list[Block]:
    """The remarks above the screen."""
    messages = context.messages
    title = escape(screen.conversation.title)
    sentences = {
        Remark.WENT_STRAIGHT: messages.duties.went_straight.format(title=title),
        Remark.NOTHING_TICKED: messages.duties.nothing_ticked,
        Remark.TICKED_BEFOREHAND: messages.duties.ticked_beforehand,
        Remark.NO_DUTIES: messages.duties.none_listed,
        Remark.DUTIES_GONE: messages.duties.gone,
        Remark.HELLO: messages.small_talk[Intent.HELLO],
        Remark.WELCOME: messages.welcome.greeting,
    }
    shown = [sentences[remark] for remark in screen.remarks]
    return [section(sentence) for sentence in ([*shown, messages.unavailable.stale] if screen.stale else shown)]


def remarks_text(screen: Screen, context: RenderContext) -> str:
    """The remarks in messages, for the message's text."""
    return "".join(f"{block['text']['text']} " for block in remarks_of(screen, context))


@lru_cache(maxsize=2_000)
def link(code: str) -> str:
    """An occupation's code, linked to its page for people."""
    return f"<{page_of(code)}|{escape(code)}>"


def page_of(code: str) -> str:
    """The address of an occupation's page for people."""
    return f"{ONET_ONLINE}/{quote(code, safe='')}"


def reading_links(code: str, messages: Messages) -> list[tuple[str, str]]:
    """Links about an occupation, by label: pay, openings, and a page in plain language."""
    safe = quote(code, safe="")
    return [
        (messages.reading.pay, f"{ONET_ONLINE.removesuffix('summary')}localwages/{safe}"),
        (messages.reading.openings, f"{ONET_ONLINE.removesuffix('summary')}localtrends/{safe}"),
        (messages.reading.plainly, f"{MY_NEXT_MOVE}/{safe}"),
    ]


def zone_words(zone: int, title: str | None, context: RenderContext) -> str:
    """A Job Zone in number and words, for Slack's mrkdwn."""
    return escape(zone_name(zone, title, context))


def zone_name(zone: int, title: str | None, context: RenderContext) -> str:
    """A Job Zone by its number and the data's own words; `title` is its name as it came with the occupation.

    Since release 30.2, zones 1 and 2 are one, with the number 2; its name says so. Only the data says what a zone
    means, because that changes with the release.
    """
    name = title or (context.about.job_zones or {}).get(zone) or ""
    both = zone == MERGED_ZONE and MERGED_TITLE.search(name)
    label = context.messages.results.zone.format(zone="1-2" if both else zone)
    meaning = name.partition(":")[2].strip().lower()
    return f"{label}: {meaning}" if meaning else label


def titled(title: str, now: Snapshot) -> str:
    """A screen's title, with the client's name if the conversation has one."""
    return f"{title} · {now.name}" if now.name else title


def menu_block(screen: Screen, name: str) -> str:
    """The block_id of a menu. It differs in each rendering, or a client would keep showing its own choice."""
    now = screen.conversation
    return MenuBlock(
        conversation=now.id, turn=now.turn, code=now.code or "-", task=name, render_id=screen.render_id, owner=now.owner
    ).write()


def duties_words(count: int, messages: Messages) -> str:
    """A number of duties in words."""
    return messages.duties.one if count == 1 else messages.duties.several.format(count=count)


def filter_words(now: Snapshot, messages: Messages) -> str:
    """The filter in words; empty if there's none."""
    chosen, results = now.filter, messages.results
    zones = ", ".join(map(str, chosen.zones))
    aside = [code for code in chosen.put_aside if code not in results.fields]
    unwanted = messages.controls.unwanted_between.join(map(escape, chosen.unwanted))
    left_out = ", ".join(results.fields[code] for code in chosen.put_aside if code in results.fields)
    parts = (
        results.only_zone.format(zone=zones) if zones else "",
        ", ".join(results.fields.get(field, field) for field in chosen.fields),
        *(results.only[flag] for flag in Flag if flag in chosen.flags),
        messages.controls.only_closely if chosen.closely else "",
        messages.controls.only_words.format(words=escape(chosen.words)) if chosen.words else "",
        messages.controls.only_unwanted.format(words=unwanted) if unwanted else "",
        messages.controls.without_fields.format(fields=left_out) if left_out else "",
        messages.controls.only_aside.format(count=len(aside)) if aside else "",
    )
    return " · ".join(filter(None, parts))


def related_counts(tasks: RelatedTasks, messages: Messages) -> str:
    """How many duties are closely related, and how many less; only the latter if none is closely related."""
    less = len(tasks.less_related)
    if not tasks.closely_related:
        return messages.results.count_less.format(less=less)
    return messages.results.counts.format(closely=len(tasks.closely_related), less=less)


def less_related_words(closely: int, less: int, messages: Messages) -> str:
    """How many of the results are only less related, and why they're shown; empty if there are none."""
    if not less:
        return ""
    words = messages.controls
    sentence = {0: words.less_alone, 1: words.less_after_one}.get(closely, words.less_after)
    return sentence.format(closely=closely, less=less)


def paging(now: Conversation, pages: int, messages: Messages) -> Iterable[Element]:
    """Buttons to the previous and the next page, if they exist."""
    if now.page > 1:
        turned = TurnedTo(page=now.page - 1)
        yield button(messages.buttons.previous, ActionId.PAGE.of("previous"), button_value(now, turned))
    if now.page < pages:
        turned = TurnedTo(page=now.page + 1)
        yield button(messages.buttons.next, ActionId.PAGE.of("next"), button_value(now, turned))


def back_where(now: Conversation, messages: Messages) -> Iterable[Element]:
    """A button to the conversation's previous place, if there is one."""
    if now.trail or now.also:
        place = now.also[-1] if now.also else now.trail[-1]
        label = messages.controls.back_to.format(title=place.title or place.code)
        yield button(label, ActionId.BACK, button_value(now, WentBack()))


def credit(context: RenderContext) -> Block:
    """The line of credit every screen ends with."""
    return context_block(context.credit)


def first_and_last(page: int, rows: int, total: int) -> tuple[int, int]:
    """The numbers of the first and last row shown, counted from 1."""
    return (page - 1) * rows + 1, min(page * rows, total)

"""What every screen has: a title, remarks, its controls, the credit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from bot.conversation.events import TurnedTo
from bot.conversation.screens import Remark, Screen
from bot.conversation.state import Conversation, Snapshot
from bot.onet.models import About
from bot.slack.blocks import Block, Element, button, context_block, escape, section
from bot.slack.interactions.button_values import ActionId, button_value
from bot.slack.text.messages import Messages

ONET_ONLINE = "https://www.onetonline.org/link/summary"
"""Where an occupation's page for people is on O*NET OnLine, by its code."""


MERGED_ZONE: Final = 2
MERGED_TITLE: Final = re.compile(r"\b1\s*[-–]\s*2\b|\bvery little to some\b", re.IGNORECASE)
"""How O*NET names the zone that 1 and 2 have become: "Job Zone 1-2: Very Little to Some Preparation Needed"."""


@dataclass(frozen=True)
class RenderContext:
    """How screens are written: in which messages, and whose data they credit."""

    messages: Messages
    about: About

    @property
    def credit(self) -> str:
        """The credit that must be shown with the data in use."""
        return escape(self.about.credit) if self.about.credit else self.messages.credit.web_services


def remarks_of(screen: Screen, context: RenderContext) -> list[Block]:
    """What is worth saying before the screen itself."""
    messages = context.messages
    title = escape(screen.conversation.title)
    sentences = {
        Remark.WENT_STRAIGHT: messages.duties.went_straight.format(title=title),
        Remark.NOTHING_TICKED: messages.duties.nothing_ticked,
        Remark.TICKED_BEFOREHAND: messages.duties.ticked_beforehand,
        Remark.NO_DUTIES: messages.duties.none_listed,
        Remark.DUTIES_GONE: messages.duties.gone,
        Remark.HELLO: messages.talk.hello,
        Remark.WELCOME: messages.welcome.greeting,
    }
    said = [sentences[remark] for remark in screen.remarks]
    return [section(sentence) for sentence in ([*said, messages.unavailable.stale] if screen.stale else said)]


def remarks_text(screen: Screen, context: RenderContext) -> str:
    """The remarks in messages, for the message's text."""
    return "".join(f"{block['text']['text']} " for block in remarks_of(screen, context))


@lru_cache(maxsize=2_000)
def link(code: str) -> str:
    """An occupation's code, linked to its page for people."""
    return f"<{ONET_ONLINE}/{quote(code, safe='')}|{escape(code)}>"


def zone_words(zone: int, title: str | None, context: RenderContext) -> str:
    """A Job Zone and what preparation it means; `title` is its name as it came with the occupation.

    Since release 30.2, zones 1 and 2 are one, with the number 2; its name alone tells which is meant.
    """
    messages, titles = context.messages, context.about.job_zones or {}
    title = title or titles.get(zone)
    if zone == MERGED_ZONE and title and MERGED_TITLE.search(title):
        return messages.facts.merged_zone
    return messages.facts.zones.get(zone, title or messages.results.zone).format(zone=zone)


def duties_words(count: int, messages: Messages) -> str:
    """So many duties."""
    return messages.duties.one if count == 1 else messages.duties.several.format(count=count)


def filter_words(now: Snapshot, messages: Messages) -> str:
    """What the results are filtered by; empty where by nothing."""
    zones = ", ".join(map(str, now.filter.zones))
    parts = (
        messages.results.only_zone.format(zone=zones) if zones else "",
        messages.results.only_bright if now.filter.bright else "",
        messages.results.only_other_fields if now.filter.other_fields else "",
    )
    return " · ".join(filter(None, parts))


def paging(now: Conversation, pages: int, messages: Messages) -> Iterable[Element]:
    """Buttons to the page before and the page after, where there are such."""
    if now.page > 1:
        turned = TurnedTo(page=now.page - 1)
        yield button(messages.buttons.previous, ActionId.PAGE.of("previous"), button_value(now, turned))
    if now.page < pages:
        turned = TurnedTo(page=now.page + 1)
        yield button(messages.buttons.next, ActionId.PAGE.of("next"), button_value(now, turned))


def credit(context: RenderContext) -> Block:
    """The line of credit every screen ends with."""
    return context_block(context.credit)


def first_and_last(page: int, rows: int, total: int) -> tuple[int, int]:
    """The numbers of the first and last row shown, counted from 1."""
    return (page - 1) * rows + 1, min(page * rows, total)

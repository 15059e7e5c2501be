"""Hostile text on every screen: no mention, link, emoji, quotation or formatting gets through."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.events import Chose, Searched
from bot.conversation.profile import Profile, RecentConversation
from bot.conversation.recent import Recent
from bot.conversation.saved_lists import Saved
from bot.conversation.screens import (
    Aside,
    Asking,
    Duties,
    OccupationDetails,
    Occupations,
    Remark,
    Screen,
    Unavailable,
)
from bot.conversation.state import NAME_CHARACTERS, Conversation, Step
from bot.errors import OnetNotFound
from bot.onet.models import About, Task
from bot.slack.blocks import Message, escape
from bot.slack.features.conversation import search_text
from bot.slack.interactions.modal_state import BeginState, DetailsState, NameState, ShareState, Tab
from bot.slack.text.en import ENGLISH
from bot.slack.text.es import SPANISH
from bot.slack.text.messages import Messages
from bot.slack.views import render
from bot.slack.views.asides import aside, not_owner, still_looking
from bot.slack.views.clients import begin_modal, continued_modal, name_modal
from bot.slack.views.details import details
from bot.slack.views.handout import handout
from bot.slack.views.home_tab import home
from bot.slack.views.layout import RenderContext
from bot.slack.views.result_table import result_table
from bot.slack.views.saved_list import saved_list
from bot.slack.views.share import share_modal, shared_results
from tests.support.people import ALICE, DM, a_conversation
from tests.support.screens import occupations, related, results, tasks
from tests.support.views import ASIDE_KINDS

FRAGMENTS = (
    "<!channel>",
    "<!here|here>",
    "<@U2BOB>",
    "<#C1|general>",
    "<!subteam^S1>",
    "<https://evil.example|O*NET>",
    "<mailto:a@b.example|write>",
    "&lt;!channel&gt;",
    "*bold*",
    "_italic_",
    "~struck~",
    "`code`",
    "```block```",
    "\n> quoted",
    ":tada:",
    ":+1::skin-tone-2:",
    "{title}",
    "{0}",
    "%s",
    "@channel",
    "https://evil.example/",
    "#general",
    "\u202e",
    "a",
    " ",
)
HOSTILE = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map(lambda parts: "".join(["a", *parts]))
HARMLESS = "zzz"

OURS = re.compile(
    r"<https://www\.onetonline\.org/link/(?:summary|localwages|localtrends)/[^|<>\s]*\|[^<>]*>"
    r"|<https://www\.mynextmove\.org/profile/summary/[^|<>\s]*\|[^<>]*>"
    r"|<https://services\.onetcenter\.org/\|O\*NET Web Services>|<@U1ALICE>|^>(?=.*$)",
    re.MULTILINE,
)
LIVE_MARK = re.compile("[*_~`](?!\u2060)")
LIVE_EMOJI = re.compile(r":[\w+'-]+:")
LIVE_QUOTE = re.compile(r"^\s*(?:>|&gt;(?!\u2060))", re.MULTILINE)


class Everything:
    """Every screen, aside, modal and post that shows typed text or O*NET's text, by name, with this text in it."""

    def __init__(self, text: str, words: Messages) -> None:
        self.text, self.words, self.name = text, words, text[:NAME_CHARACTERS]
        self.look = RenderContext(words, About(api_version="2.0", credit=text))
        self.reading = self.at(Step.READING_RESULTS)
        self.now = self.reading.snapshot()
        self.row = related(1, text, text).occupation[0].model_copy(update={"code": text})
        self.explained = OccupationDetails(self.row, tasks(12, text), {"10000": tasks(3, text)})
        self.saved = (Saved(code=text, title=text),)
        self.places = (Recent(self.reading, text, 1, "2026-11-28", Chose(code=text)),)

    def at(self, step: Step) -> Conversation:
        return a_conversation(step, keyword=self.text[:150], title=self.text, name=self.name)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        yield from self.screens()
        yield from self.short_answers()
        yield from self.lists()
        yield from self.modals()

    def screens(self) -> Iterator[tuple[str, Any]]:
        every, text, look = tuple(Remark), self.text, self.look
        choosing, ticking = self.at(Step.CHOOSING_OCCUPATION), self.at(Step.CHOOSING_TASKS)
        yield "asking", render(Screen(a_conversation(), Asking(), every), look)
        yield "occupations", render(Screen(choosing, Occupations(occupations(3, text)), every), look)
        yield "none found", render(Screen(choosing, Occupations(occupations(0)), every), look)
        yield "duties", render(Screen(ticking, Duties(tasks(4, text)), every), look)
        yield "results", render(Screen(self.reading, results(3, text, text), every), look)
        yield "trouble", render(Screen(ticking, Unavailable(OnetNotFound(text), Searched(keyword=text))), look)

    def short_answers(self) -> Iterator[tuple[str, Any]]:
        for kind in ASIDE_KINDS:
            answer = Aside(kind, self.reading, self.text, self.saved, self.explained)
            answer = replace(answer, client=self.name, about=self.saved, recent=self.places)
            yield f"aside {kind}", aside(answer, a_conversation(name=self.name), self.look)
        yield "looking", still_looking(search_text(self.text), self.words)
        yield "theirs", not_owner(self.now, a_conversation(), self.words)

    def lists(self) -> Iterator[tuple[str, Any]]:
        text, name, look = self.text, self.name, self.look
        yield "list", saved_list(self.saved, a_conversation(name=name), look)
        yield "table", result_table(self.now, (self.row,), look)
        yield "shared", shared_results(self.now, tasks(7, text), (self.row,), text, look)
        of_client = (*self.saved, *(Saved(code=text, title=text, client=name) for _ in range(5)))
        talks = (RecentConversation(id="c1", about=text, name=name),)
        yield "home", home(Profile(owner=ALICE, conversations=talks, searches=(text,), saved=of_client), look)

    def modals(self) -> Iterator[tuple[str, Any]]:
        begun = BeginState(place=DM)
        yield "begin modal", begin_modal(begun, self.places, self.words)
        yield "continued modal", continued_modal(begun, f"{self.name} · {self.text}", self.words)
        yield "name modal", name_modal(NameState(snapshot=self.now, place=DM), self.name, self.words)
        yield "share modal", share_modal(ShareState(snapshot=self.now, place=DM, url=None), self.words)
        for tab in Tab:
            state = DetailsState(snapshot=self.now, place=DM, code=self.text, tab=tab)
            yield f"details {tab}", details(state, self.explained, self.look, saved=False)


def marked(shown: Any) -> Iterator[str]:
    """All text that Slack formats."""
    if isinstance(shown, Message):
        yield shown.text
        yield from marked(list(shown.blocks))
    elif isinstance(shown, dict):
        if shown.get("type") == "mrkdwn":
            assert shown["verbatim"] is True
            yield shown["text"]
        for inner in shown.values():
            yield from marked(inner)
    elif isinstance(shown, list):
        for inner in shown:
            yield from marked(inner)


def live(text: str) -> tuple[int, int, int]:
    """How much formats, draws or quotes in a text of ours."""
    bare = OURS.sub("", text)
    return len(LIVE_MARK.findall(bare)), len(LIVE_EMOJI.findall(bare)), len(LIVE_QUOTE.findall(bare))


@settings(max_examples=60, deadline=None)
@given(hostile=HOSTILE)
@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["english", "spanish"])
def test_hostile_text_stays_text(words: Messages, hostile: str) -> None:
    harmless = dict(Everything(HARMLESS, words))
    for name, shown in Everything(hostile, words):
        for text in marked(shown):
            left = OURS.sub("", text)
            assert "<" not in left, (name, text)
            assert ">" not in left, (name, text)
        formatted = [live(text) for text in marked(shown)]
        usual = [live(text) for text in marked(harmless[name])]
        assert formatted == usual, name


@pytest.mark.parametrize("said", ["9:30 to 17:00", "C++ & C#", "I'm a nurse", "ratio 1:2", "https://x.example:80/"])
def test_ordinary_text_is_unchanged(said: str) -> None:
    shown = escape(said).replace("\u2060", "").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    assert shown == said


class Markup(HTMLParser):
    """The tags of a page with their attributes, in order; of links also where they lead, up to the code."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[Any] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, [(name, str(value).rpartition("/")[0]) for name, value in attrs]))


def printed(text: str) -> Markup:
    """The markup of the page to print, with this text wherever somebody else's text is on it."""
    now = a_conversation(Step.READING_RESULTS, title=text, name=text[:NAME_CHARACTERS])
    row = related(1, text, text).occupation[0]
    row = row.model_copy(update={"code": text, "answers": {task.id: ("1",) for task in row.tasks.closely_related}})
    chosen = (Task(id="1", title=text),)
    look = RenderContext(ENGLISH, About(api_version="2.0", credit=text))
    return Markup(handout(now.snapshot(), chosen, (row,), [], look, "2026-11-28"))


MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    "</title></style><svg onload=x>",
    "<!--",
    "$title ${duties}",
    "&lt;b&gt;<b>",
    "\0<b>",
)


@pytest.mark.parametrize("hostile", MARKUP)
def test_hostile_text_is_no_markup_of_a_page_to_print(hostile: str) -> None:
    assert printed(hostile).tags == printed(HARMLESS).tags

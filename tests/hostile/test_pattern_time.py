"""Every pattern takes linear time for any text; the test measures all patterns and readers."""

import functools
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator

import pytest

import bot
from bot.conversation.language.intents import VisibleScreen
from bot.conversation.language.normalize import plain, readable
from bot.conversation.language.parser import continues, sought, understand
from bot.conversation.state import Step
from bot.onet.matching.pasted_text import read_pasted
from bot.slack.blocks import escape
from bot.slack.interactions.message_text import only_points, plain_lines, read_text
from bot.slack.text.locales import language_for
from bot.telemetry.log_setup import only_words, without_secrets

UNITS = (
    *"< > * _ ~ ` & a 1 - . , : / @ ( ' # % | = + ! é <a <a| <@U1| a: 1- 1, a. 1. 29- a- a@ (1 1)".split(),
    *"http://a a/ &lt;".split(),
    *" ;\n;\t;\n ;a ;and ;1 and ; ,;or ;the ;aa ;- ;my ;no ;not ;i ;i do ;1 ;show ;page ;but ;please ".split(";")[:-1],
    "e\u0301",
    "\ufdfa",
    "\U0001f44d",
)
"""What worst inputs are made of: each is repeated up to the length."""

HEADED = (("a://", ":"), ("a for", " about"), ("a ", "( ("))
"""Worst inputs that begin otherwise than they go on: a beginning, and what is repeated after it."""

SHORT, LONG = 1_200, 4_800
LEAST_SECONDS = 0.0006
"""A pattern that takes less for the short text is not measured further: the clock is too coarse."""

RATIO = 8.0
"""Four times the text may take eight times as long: linear time takes four times, quadratic sixteen times."""

TRIES = 3
"""A pattern that seems quadratic is measured again, up to so many times in all."""

READ_CHARACTERS = 40_000
"""As long as a message of Slack's can be."""

MOST_SECONDS = 1.5
"""For a text of 40,000 characters on a machine that is busy; the quadratic reading of 40,000 "<" took 4 to 6."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the bot's modules, with the name it has there."""
    modules = [info.name for info in pkgutil.walk_packages(bot.__path__, "bot.")]
    for name in modules:
        if name.endswith("__main__") or ".migrations" in name:
            continue
        for attribute, value in vars(importlib.import_module(name)).items():
            for number, pattern in enumerate(_patterns_in(value)):
                yield f"{name}.{attribute}[{number}]", pattern


def _patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < 3 and isinstance(value, dict):
        for item in (*value.keys(), *value.values()):
            yield from _patterns_in(item, depth + 1)
    elif depth < 3 and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _patterns_in(item, depth + 1)


def repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length] + "!"


def seconds(work: Callable[[str], object], text: str) -> float:
    """The least of three measurements of the time that this thread had the processor."""
    seconds = []
    for _ in range(3):
        began = time.thread_time()
        work(text)
        seconds.append(time.thread_time() - began)
    return min(seconds)


def is_superlinear(pattern: re.Pattern[str], unit: str, head: str = "") -> bool:
    """Whether it is so each time: on a busy machine, the caches of the processor make single figures wrong."""
    return all(seems_superlinear(pattern, unit, head) for _ in range(TRIES))


def seems_superlinear(pattern: re.Pattern[str], unit: str, head: str) -> bool:
    def search(text: str) -> str:
        return pattern.sub("", text)

    short, long = (head + repeated(unit, length) for length in (SHORT, LONG))
    began = time.thread_time()
    search(short)
    if time.thread_time() - began < LEAST_SECONDS:
        return False
    return seconds(search, long) > RATIO * seconds(search, short) > 0


def test_every_pattern_takes_linear_time() -> None:
    every = dict(patterns())
    assert len(every) > 80
    texts = (*(("", unit) for unit in UNITS), *HEADED)
    slow = [
        (name, head, unit)
        for name, pattern in every.items()
        for head, unit in texts
        if is_superlinear(pattern, unit, head)
    ]
    assert slow == []


QUADRATIC = (r"<[^>]*>", r"<[^|>@#!][^|>]*\|([^>]+)>", r"<(?:[^>])*>")
"""The fastest first: for a fast machine it takes too little time to be measured."""


def test_quadratic_pattern_is_found() -> None:
    found = (is_superlinear(re.compile(pattern), "<") for _ in range(TRIES) for pattern in QUADRATIC)
    assert any(found), "not even once"


def _understand_at(step: Step, text: str) -> object:
    return understand(text, VisibleScreen(step))


MOST_SECONDS_OF_MARKS = 0.3
"""For 40,000 combining marks; to put them into their order took 0.8 to 1.2 seconds."""


def test_combining_marks_in_any_order_take_linear_time() -> None:
    for marks in ("\u0301\u0316", "\u0345\u0301\u0316\u0334"):
        assert seconds(plain, repeated(marks, READ_CHARACTERS)) < MOST_SECONDS_OF_MARKS


READERS: dict[str, Callable[[str], object]] = {
    "plain_lines": plain_lines,
    "only_points": only_points,
    "read_text": lambda text: read_text({"text": text}),
    "readable": readable,
    "plain": plain,
    "sought": sought,
    "continues": continues,
    "escape": escape,
    "language_for": language_for,
    "read_pasted": read_pasted,
    "without_secrets": lambda text: without_secrets(None, "", {"event": text}),
    "only_words": lambda text: only_words(None, "", {"event": text}),
    **{f"understand {step}": functools.partial(_understand_at, step) for step in Step},
}
"""Whatever reads text that a person typed, whole."""


@pytest.mark.parametrize("reader", READERS)
def test_longest_message_is_read_in_bounded_time(reader: str) -> None:
    def first(text: str) -> float:
        began = time.thread_time()
        READERS[reader](text)
        return time.thread_time() - began

    worst = max((first(repeated(unit, READ_CHARACTERS)), unit) for unit in UNITS)
    assert worst[0] < MOST_SECONDS, worst

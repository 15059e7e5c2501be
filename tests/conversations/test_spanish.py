"""Carmen's Slack is in Spanish: whole conversations in her language, with O*NET's texts as they are."""

import dataclasses
import re
import string
from typing import Any

import pytest
from slack_playground.testing.person import GENERAL

from bot.conversation.language.intents import VisibleScreen
from bot.conversation.language.parser import understand
from bot.slack.text.en import ENGLISH
from bot.slack.text.es import SPANISH
from bot.slack.views import render
from bot.slack.views.layout import RenderContext
from tests.support.harness import BotInPlayground
from tests.support.screens import LOOK, SCREENS
from tests.support.visible_screen import DUTIES, MENU, RESULTS


async def test_spanish_answers_on_every_surface(sample_bot: BotInPlayground) -> None:
    carmen = sample_bot.person("Carmen")
    await carmen.says("pharmacist")
    assert "¿Cuál es la tuya?" in carmen.screen
    await carmen.chooses("Pharmacists")
    assert "tareas 1–10 de 12" in carmen.screen
    assert "En O*NET están en inglés" in carmen.screen
    await carmen.says("1 3")
    await carmen.says("listo")
    assert "Ocupaciones que comparten tus tareas" in carmen.screen
    await carmen.clicks("Título")
    await carmen.clicks("Siguiente ›")
    await carmen.clicks("Detalles")
    assert "↳ coincide con: " in carmen.reads_view(carmen.views[-1])
    await carmen.closes()
    await carmen.says("/duties help", to=GENERAL)
    assert "Dime a qué te dedicas" in carmen.screen
    alice = sample_bot.person("Alice")
    await alice.says("pharmacist")
    assert "Which one is yours?" in alice.screen


async def test_spanish_words_leave_out_duties(sample_bot: BotInPlayground) -> None:
    carmen = sample_bot.person("Carmen")
    await carmen.says("29-1051.00")
    await carmen.says("1 2 3 4, listo")
    await carmen.says("nada con animales")
    assert "1–10 de 20 (de 22, solo sin tareas sobre «animales»)" in carmen.screen
    await carmen.says("nada con niños, por título")
    assert "sin tareas sobre «animales», «niños»)" in carmen.screen
    await carmen.says("sin elefantes")
    assert "Ninguna de estas ocupaciones tiene una tarea sobre «elefantes», así que no quité nada" in carmen.screen


@pytest.mark.parametrize(
    ("shown", "spanish", "english"),
    [
        (MENU, "siguiente", "next"),
        (MENU, "página 1", "page 1"),
        (DUTIES, "todas", "all"),
        (DUTIES, "ninguna", "none"),
        (DUTIES, "listo", "done"),
        (RESULTS, "ordenar por título", "sort by title"),
        (RESULTS, "zona 4", "zone 4"),
        (RESULTS, "detalles 1", "details 1"),
        (RESULTS, "atrás", "back"),
        (RESULTS, "ayuda", "help"),
        (RESULTS, "olvídame", "forget me"),
    ],
)
def test_spanish_commands_mean_the_same_as_english_ones(shown: VisibleScreen, spanish: str, english: str) -> None:
    assert understand(spanish, shown) == understand(english, shown)


def leaves(words: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in dataclasses.fields(words):
        value = getattr(words, field.name)
        parts = leaves(value) if dataclasses.is_dataclass(value) else value
        found |= {f"{field.name}.{k}": v for k, v in parts.items()} if isinstance(parts, dict) else {field.name: parts}
    return found


def test_spanish_has_every_sentence_with_the_same_placeholders() -> None:
    english, spanish = leaves(ENGLISH), leaves(SPANISH)
    assert english.keys() == spanish.keys()
    for name, sentence in english.items():
        places = {place for _, place, _, _ in string.Formatter().parse(sentence) if place}
        spanish_places = {place for _, place, _, _ in string.Formatter().parse(spanish[name]) if place}
        assert places == spanish_places, name


SAME = re.compile(
    r"credit|results\.(filters\.bright|only\.bright|only_|zone|active|sorts\.zone)|controls\.filter_(zone|field)|details\.(tabs|on_onet)"
    r"|(files\.headings|table)\.(bright|zone)|welcome\.prompt_messages\.code"
)


def test_spanish_leaves_nothing_in_english() -> None:
    english, spanish = leaves(ENGLISH), leaves(SPANISH)
    same = [name for name in english if english[name] == spanish[name] and not SAME.match(name)]
    assert same == []


@pytest.mark.parametrize("name", SCREENS)
def test_spanish_screens_fit(name: str) -> None:
    message = render(SCREENS[name], RenderContext(SPANISH, LOOK.about))
    controls = [element for block in message.blocks for element in block.get("elements", ()) if "value" in element]
    labels = [control["text"]["text"] for control in controls if not control["action_id"].startswith("pick:")]
    assert all("…" not in label for label in labels if "“" not in label), "no label is cut"
    assert len(SPANISH.details.button) <= 24
    assert len(SPANISH.buttons.start_from_this) <= 24

"""Records what people do on the page, as lines of a test with `Person`."""

import json
from dataclasses import dataclass
from typing import Any

from slack_playground.testing.text_rendering import label_of, plain
from slack_playground.workspace.element_state import TYPED, ElementRef, options_of
from slack_playground.workspace.models import Message, Person
from slack_playground.workspace.workspace import BOT_USER, Workspace

MOST_CHARACTERS = 60


@dataclass(frozen=True)
class Step:
    """One action: when, who, and the call that does it in a test."""

    ts: str
    person: Person
    call: str


class Recorder:
    """The steps of one talk, oldest first."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.steps: list[Step] = []

    def note(self, person: Person, verb: str, *values: str, **named: str) -> None:
        """Record an action."""
        arguments = [json.dumps(value, ensure_ascii=False) for value in values]
        arguments += [f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in named.items()]
        now = f"{self._workspace.clock():.6f}"
        self.steps.append(Step(now, person, f"{verb}({', '.join(arguments)})"))

    def typed(self, person: Person, channel: str, text: str) -> None:
        """A line was typed."""
        where = self._workspace.conversations[channel]
        named = {} if where.kind == "im" else {"to": f"#{where.name}"}
        self.note(person, "says", text, **named)

    def used(self, person: Person, found: ElementRef, selected: Any, value: Any) -> None:
        """A control was used."""
        kind, element = found.element["type"], found.element
        label = str((found.block.get("label") or found.block.get("text") or {}).get("text", ""))
        if kind in {"button", "icon_button", "workflow_button"}:
            self.note(person, "clicks", label_of(element))
        elif kind == "checkboxes":
            self.note(person, "ticks" if selected else "unticks", plain(label))
        elif kind in TYPED:
            self.note(person, "fills", label, str(value or ""))
        elif kind in {"static_select", "radio_buttons", "overflow"}:
            chosen = [one["text"]["text"] for one in options_of(element) if one.get("value") == selected]
            self.note(person, "chooses", *chosen[:1])

    def clear(self) -> None:
        """Forget all steps."""
        self.steps.clear()

    def as_test(self) -> str:
        """The talk as a test for pytest, with `sees` after each new message of the app."""
        names = list(dict.fromkeys(step.person.name for step in self.steps))
        lines = ["def test_talk(slack):"]
        lines += [f'    {name.lower()} = slack.person("{name}")' for name in names]
        for number, step in enumerate(self.steps):
            until = self.steps[number + 1].ts if number + 1 < len(self.steps) else "9999999999"
            lines.append(f"    {step.person.name.lower()}.{step.call}")
            lines += [f"    {step.person.name.lower()}.sees({words})" for words in self._said(step, until)]
        return "\n".join([*lines, ""]) if self.steps else ""

    def _said(self, step: Step, until: str) -> list[str]:
        """The beginnings of the app's messages to this person after a step."""
        seen = [
            message
            for channel in self._workspace.channels(step.person.id)
            for message in self._workspace.seen_by(step.person.id, channel)
            if message.user == BOT_USER and float(step.ts) <= float(message.ts) < float(until)
        ]
        return [json.dumps(words, ensure_ascii=False) for words in map(_beginning, seen) if words]


def _beginning(message: Message) -> str:
    """The first words of a message: of its first text block, or of its text."""
    for block in message.blocks:
        text = block.get("text")
        if isinstance(text, dict) and text.get("text"):
            return plain(str(text["text"])).splitlines()[0][:MOST_CHARACTERS]
    return plain(message.text).splitlines()[0][:MOST_CHARACTERS] if message.text else ""

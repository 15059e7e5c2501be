"""Records what people do on the page, as lines of a test with `Person`."""

import json
from dataclasses import dataclass
from typing import Any

from slack_playground.testing.text_rendering import label_of, plain
from slack_playground.workspace.element_state import TYPED, ElementRef, options_of
from slack_playground.workspace.models import Message, Person
from slack_playground.workspace.workspace import Workspace

MOST_CHARACTERS = 60
MOST_CONTENT = 500


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

    def note(self, person: Person, verb: str, *values: str, **named: str | bool) -> None:
        """Record an action."""
        arguments = [_written(value) for value in values]
        arguments += [f"{name}={_written(value)}" for name, value in named.items()]
        now = f"{self._workspace.clock():.6f}"
        self.steps.append(Step(now, person, f"{verb}({', '.join(arguments)})"))

    def typed(self, person: Person, channel: str, text: str) -> None:
        """A line was typed."""
        self.note(person, "says", text, **self._where(channel))

    def used(self, person: Person, found: ElementRef, selected: Any, value: Any) -> None:
        """A control was used."""
        element = found.element
        shown = found.block.get("label") or found.block.get("text") or element.get("placeholder") or {}
        label = plain(str(shown.get("text", "")))
        match element["type"]:
            case "button" | "icon_button" | "workflow_button":
                self.note(person, "clicks", label_of(element))
            case "checkboxes":
                self.note(person, "ticks" if selected else "unticks", label)
            case "static_select" | "radio_buttons" | "overflow":
                into = {"into": label} if "label" in found.block else {}
                self.note(person, "chooses", *self._chosen(element, selected), **into)
            case "external_select":
                self.note(person, "picks", *self._chosen(element, selected) * 2)
            case "datepicker" | "timepicker" | "datetimepicker":
                self.note(person, "picks_time", label, str(value or ""))
            case "feedback_buttons":
                self.note(person, "rates", good=selected == element["positive_button"]["value"])
            case "file_input":
                self._attached(person, label, value)
            case kind if kind in TYPED or kind == "rich_text_input":
                self.note(person, "fills", label, _typed(value))
            case kind if kind.startswith("multi_"):
                self.note(person, "selects_all", label, *self._chosen(element, selected))
            case _:
                self.note(person, "selects", label, *self._chosen(element, selected))

    def used_shortcut(self, person: Person, callback_id: str) -> None:
        """A global shortcut was used."""
        names = {
            shortcut["callback_id"]: str(shortcut["name"]) for app in self._workspace.apps for shortcut in app.shortcuts
        }
        self.note(person, "uses", names.get(callback_id, callback_id))

    def uploaded(self, person: Person, channel: str, name: str, content: bytes) -> None:
        """A file was uploaded to a conversation."""
        self.note(person, "uploads", name, _as_text(content), **self._where(channel))

    def reacted(self, person: Person, message: Message, emoji: str, *, on: bool) -> None:
        """A reaction was put onto the newest message of an app, or taken off; a test cannot name an older one."""
        apps = self._workspace.apps
        own = [shown for shown in self._workspace.seen_by(person.id, message.channel) if apps.of_user(shown.user)]
        if own and own[-1] is message:
            self.note(person, "reacts", emoji, **({} if on else {"off": True}))

    def looked_at(self, person: Person, channel: str) -> None:
        """Another channel was opened beside a thread with an assistant."""
        self.note(person, "looks_at", f"#{self._workspace.conversations[channel].name}")

    def _where(self, channel: str) -> dict[str, str]:
        found = self._workspace.conversations[channel]
        app = self._workspace.app_of(channel)
        if app is not None:
            return {} if app is self._workspace.apps.first else {"to": app.name}
        return {"to": f"#{found.name}"}

    def _chosen(self, element: dict[str, Any], selected: Any) -> list[str]:
        """What was chosen as a person reads it: options, people, channels."""
        values = selected if isinstance(selected, list) else [selected]
        options = {option.get("value"): str(option["text"]["text"]) for option in options_of(element)}
        people = {person.id: person.name for person in self._workspace.people.values()}
        channels = {
            conversation.id: f"#{conversation.name}"
            for conversation in self._workspace.conversations.values()
            if conversation.kind != "im"
        }
        names = options | people | channels
        return [names[value] for value in values if value in names]

    def _attached(self, person: Person, label: str, files: Any) -> None:
        for file in files if isinstance(files, list) else []:
            uploaded = self._workspace.files.get(str(file.get("id")))
            self.note(person, "attaches", label, str(file.get("name")), _as_text(uploaded.content if uploaded else b""))

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
            lines += [f"    {step.person.name.lower()}.sees({words})" for words in self._answers(step, until)]
        return "\n".join([*lines, ""]) if self.steps else ""

    def _answers(self, step: Step, until: str) -> list[str]:
        """The beginnings of the apps' messages to this person after a step."""
        seen = [
            message
            for channel in self._workspace.channels(step.person.id)
            for message in self._workspace.seen_by(step.person.id, channel)
            if self._workspace.apps.of_user(message.user) and float(step.ts) <= float(message.ts) < float(until)
        ]
        return [json.dumps(words, ensure_ascii=False) for words in map(_beginning, seen) if words]


def _written(value: str | bool) -> str:
    """A value as Python writes it, with the quotation marks of JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _as_text(content: bytes) -> str:
    """The content of a file, if it is text and not long."""
    text = content[:MOST_CONTENT].decode("utf-8", errors="replace")
    return text if len(content) <= MOST_CONTENT else f"{text} …"


def _typed(value: Any) -> str:
    """What was typed: as it is, or the words of a rich_text block."""
    if not isinstance(value, dict):
        return str(value or "")
    sections = [part.get("elements", ()) for part in value.get("elements", ())]
    return "\n".join(
        "".join(str(piece.get("text") or piece.get("url") or "") for piece in section) for section in sections
    )


def _beginning(message: Message) -> str:
    """The first words of a message: of its first text block, or of its text."""
    for block in message.blocks:
        text = block.get("text")
        if isinstance(text, dict) and text.get("text"):
            return plain(str(text["text"])).splitlines()[0][:MOST_CHARACTERS]
    return plain(message.text).splitlines()[0][:MOST_CHARACTERS] if message.text else ""

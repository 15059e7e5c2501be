"""Builds what Slack sends to an app, in the form of recorded payloads.

Shapes: https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/reference/events
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from slack_playground.workspace.apps import App
from slack_playground.workspace.element_state import ElementRef, elements, state_values
from slack_playground.workspace.models import Message, Person, View
from slack_playground.workspace.slack_objects import channel_name, message_object, view_object
from slack_playground.workspace.workspace import Workspace

TOKEN: Final = "playground-verification"  # noqa: S105 - Slack's old way of verification, deprecated; apps should not read it

Payload = dict[str, Any]


@dataclass(frozen=True)
class Payloads:
    """Builds what this workspace sends to an app; `base_url` is the address of the response_urls."""

    workspace: Workspace
    app: App
    base_url: str

    def command(self, person: Person, channel: str, command: str, text: str) -> Payload:
        """A slash command as a form."""
        return {
            "token": TOKEN,
            "team_id": self.workspace.team["id"],
            "team_domain": self.workspace.team["domain"],
            "channel_id": channel,
            "channel_name": channel_name(self.workspace, channel),
            "user_id": person.id,
            "user_name": person.name.lower(),
            "command": command,
            "text": text,
            "api_app_id": self.app.id,
            "is_enterprise_install": "true" if self.workspace.is_org_wide else "false",
            **({"enterprise_id": self.workspace.enterprise} if self.workspace.enterprise else {}),
            "response_url": self._response_url(person, channel, None),
            "trigger_id": self.workspace.triggers.new(person.id, self.app, channel),
        }

    def event(self, event: Payload, *, as_person: bool = False) -> Payload:
        """An event in its envelope: for the app's bot user, or for the person who installed it."""
        user = next(iter(self.workspace.people)) if as_person else self.app.user
        return {
            "token": TOKEN,
            "team_id": self.workspace.team["id"],
            "context_team_id": self.workspace.team["id"],
            "context_enterprise_id": self.workspace.enterprise,
            "api_app_id": self.app.id,
            "event": event,
            "type": "event_callback",
            "event_id": self.workspace.new_id("Ev"),
            "event_time": int(self.workspace.clock()),
            "authorizations": [
                {
                    "enterprise_id": self.workspace.enterprise,
                    "team_id": None if self.workspace.is_org_wide else self.workspace.team["id"],
                    "user_id": user,
                    "is_bot": not as_person,
                    "is_enterprise_install": self.workspace.is_org_wide,
                }
            ],
            "is_ext_shared_channel": self._is_shared(event),
        }

    def action(self, person: Person, holder: Message | View, found: ElementRef, action: Payload) -> Payload:
        """A control was used; `action` is the choice in a control without state.

        Like Slack, it leaves out an ephemeral message.
        """
        body = self._interaction("block_actions", person) | {
            "actions": [self._used(person, holder, found) | action],
            "trigger_id": self.workspace.triggers.new(person.id, self.app),
        }
        if isinstance(holder, View):
            container = {"type": "view", "view_id": holder.id}
            return body | {"container": container, "view": view_object(self.workspace, holder)}
        values = state_values(holder.all_blocks, self.workspace.element_state(person.id, holder))
        channel = {"id": holder.channel, "name": channel_name(self.workspace, holder.channel)}
        body |= {
            "container": self._container(holder),
            "channel": channel,
            "state": {"values": values},
            "response_url": self._response_url(person, holder.channel, holder),
        }
        execution = self.workspace.functions.executions.get(holder.execution)
        if execution is not None:
            body |= {"function_data": execution.data(), "bot_access_token": execution.token}
            body["interactivity"] = interactivity(self.workspace, self.app, person)
        return body if holder.only_for else body | {"message": message_object(self.workspace, holder)}

    def attachment_action(self, person: Person, message: Message, attachment: Payload, action: Payload) -> Payload:
        """A button or menu of an attachment was used."""
        channel = {"id": message.channel, "name": channel_name(self.workspace, message.channel)}
        name = self.workspace.response_urls.new(person.id, message.channel, self.app, message)
        body = self._interaction("interactive_message", person) | {
            "actions": [action],
            "callback_id": attachment["callback_id"],
            "channel": channel,
            "action_ts": self._now(),
            "message_ts": message.ts,
            "attachment_id": str(attachment.get("id", 1)),
            "is_app_unfurl": False,
            "response_url": f"{self.base_url}/respond/{name}",
            "trigger_id": self.workspace.triggers.new(person.id, self.app, message.channel),
        }
        return body if message.only_for else body | {"original_message": message_object(self.workspace, message)}

    def shortcut(self, person: Person, callback_id: str, message: Message | None) -> Payload:
        """A shortcut was used: of a message, or a global one."""
        kind = "shortcut" if message is None else "message_action"
        body = self._interaction(kind, person) | {
            "callback_id": callback_id,
            "action_ts": self._now(),
            "trigger_id": self.workspace.triggers.new(person.id, self.app),
        }
        if message is None:
            return body
        channel = {"id": message.channel, "name": channel_name(self.workspace, message.channel)}
        return body | {
            "message_ts": message.ts,
            "message": message_object(self.workspace, message),
            "channel": channel,
            "response_url": self._response_url(person, message.channel, None),
        }

    def submission(self, person: Person, view: View) -> Payload:
        """A modal was submitted."""
        body = self._interaction("view_submission", person)
        return body | {
            "trigger_id": self.workspace.triggers.new(person.id, self.app),
            "view": view_object(self.workspace, view),
            "response_urls": self._response_urls(person, view),
        }

    def dialog(self, kind: str, person: Person, view: View, more: Payload) -> Payload:
        """A dialog was submitted or canceled, or needs options for a menu."""
        dialog = view.dialog or {}
        channel = str(dialog.get("channel") or self.app.dm(person))
        shown = {"id": channel, "name": channel_name(self.workspace, channel)}
        body = self._interaction(kind, person) | {
            "callback_id": dialog.get("callback_id", ""),
            "state": dialog.get("state", ""),
            "channel": shown,
            "action_ts": self._now(),
        }
        return body | more | {"response_url": self._response_url(person, channel, None)}

    def _response_urls(self, person: Person, view: View) -> list[Payload]:
        """The channels chosen in menus with `response_url_enabled`, each with a response_url."""
        element_state = self.workspace.element_state(person.id, view)
        urls = []
        for found in elements(view.blocks):
            state = element_state.get(found.key, {})
            channel = state.get("selected_conversation") or state.get("selected_channel")
            if found.element.get("response_url_enabled") and channel:
                block_id, action_id = found.key
                url = self._response_url(person, channel, None)
                ids = {"block_id": block_id, "action_id": action_id, "channel_id": channel}
                urls.append({**ids, "response_url": url})
        return urls

    def closed(self, person: Person, view: View) -> Payload:
        """A modal was closed."""
        return self._interaction("view_closed", person) | {
            "view": view_object(self.workspace, view),
            "is_cleared": bool(view.body.get("clear_on_close")),
        }

    def suggestion(self, person: Person, holder: Message | View, found: ElementRef, value: str) -> Payload:
        """An external select needs options for the typed text."""
        block_id, action_id = found.key
        body = self._interaction("block_suggestion", person) | {
            "action_id": action_id,
            "block_id": block_id,
            "value": value,
        }
        if isinstance(holder, View):
            return body | {
                "container": {"type": "view", "view_id": holder.id},
                "view": view_object(self.workspace, holder),
            }
        return body | {"container": self._container(holder), "channel": {"id": holder.channel}}

    def _interaction(self, kind: str, person: Person) -> Payload:
        name = person.name.lower()
        return {
            "type": kind,
            "user": {
                "id": person.id,
                "username": name,
                "name": name,
                "team_id": person.team or self.workspace.team["id"],
            },
            "api_app_id": self.app.id,
            "token": TOKEN,
            "team": {"id": self.workspace.team["id"], "domain": self.workspace.team["domain"]},
            "enterprise": {"id": self.workspace.enterprise} if self.workspace.enterprise else None,
            "is_enterprise_install": self.workspace.is_org_wide,
        }

    def _is_shared(self, event: Payload) -> bool:
        """Whether an event is of a Slack Connect channel."""
        channel = self.workspace.conversations.get(str(event.get("channel") or event.get("channel_id")))
        return channel is not None and bool(channel.teams)

    def _used(self, person: Person, holder: Message | View, found: ElementRef) -> Payload:
        block_id, action_id = found.key
        kind = found.element["type"]
        action = {"action_id": action_id, "block_id": block_id, "type": kind, "action_ts": self._now()}
        container = {
            name: found.element[name] for name in ("text", "value", "style", "placeholder") if name in found.element
        }
        return action | container | self.workspace.element_state(person.id, holder).get(found.key, {})

    def _now(self) -> str:
        return f"{self.workspace.clock():.6f}"

    def _container(self, message: Message) -> Payload:
        container: Payload = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only_for is not None,
        }
        return container | ({"thread_ts": message.thread} if message.thread else {})

    def _response_url(self, person: Person, channel: str, message: Message | None) -> str:
        return f"{self.base_url}/respond/{self.workspace.response_urls.new(person.id, channel, self.app, message)}"


def interactivity(workspace: Workspace, app: App, person: Person) -> Payload:
    """What lets a workflow's function open a modal, beside a trigger_id: it works once, for as long as that.

    https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
    """
    pointer = workspace.triggers.new(person.id, app)
    return {"interactor": {"id": person.id, "secret": workspace.new_id()}, "interactivity_pointer": pointer}


def as_form(payload: Payload) -> dict[str, str]:
    """An interaction as a form, as Slack sends it; its JSON has no blanks."""
    return {"payload": json.dumps(payload, separators=(",", ":"))}

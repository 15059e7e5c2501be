"""People's actions with agents and assistants, such as opening a thread: https://docs.slack.dev/ai."""

from typing import Any, Final

from slack_playground.delivery.event_feed import EventFeed
from slack_playground.delivery.payloads import interactivity
from slack_playground.people.errors import ActionError
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Message, Person
from slack_playground.workspace.workspace import Workspace

INTERACTIVITY: Final = "slack#/types/interactivity"
"""The type of a function's input that lets it open a modal."""


class AgentActions:
    """Threads with an assistant, and running functions of workflows."""

    def __init__(self, workspace: Workspace, feed: EventFeed) -> None:
        self._workspace = workspace
        self._feed = feed

    async def open_thread(self, person: Person, app: App, *, channel: str = "") -> Message:
        """Start a new thread with an app's assistant, from a `channel` that the person is looking at.

        Slack begins the thread with a message of its own, and sends assistant_thread_started to the app.
        """
        text = f"New conversation with {app.name}"
        root = self._workspace.post(app.dm(person), app.user, text, subtype="assistant_app_thread")
        root.thread = root.ts
        state = self._workspace.agent_threads.of(root.channel, root.ts)
        state.context = self._context(channel)
        await self._tell("assistant_thread_started", person, root, state.context)
        return root

    async def change_context(self, person: Person, root: Message, channel: str) -> None:
        """Look at another channel while a thread is open; the app is told, unless the person is there already."""
        if channel not in self._workspace.channels(person.id):
            raise ActionError("You are not in that channel.")
        state = self._workspace.agent_threads.of(root.channel, root.ts)
        if state.context.get("channel_id") == channel:
            return
        state.context = self._context(channel)
        await self._tell("assistant_thread_context_changed", person, root, state.context)

    async def run_function(self, person: Person, callback_id: str, inputs: dict[str, Any]) -> str:
        """Run a function that an app offers to workflows, and return the id of the execution."""
        app = self._workspace.apps.for_function(callback_id)
        shown = app.functions.get(callback_id, {})
        for parameter in _parameters(shown.get("input_parameters")):
            if parameter.get("type") == INTERACTIVITY:
                pointer = interactivity(self._workspace, app, person)
                inputs = {parameter["name"]: pointer, **inputs}
        execution = self._workspace.functions.start(callback_id, person.id, inputs, app)
        event = {
            "type": "function_executed",
            "function": {
                "id": f"Fn{callback_id}",
                "callback_id": callback_id,
                "title": shown.get("title", callback_id),
                "description": shown.get("description", ""),
                "type": "app",
                "input_parameters": _parameters(shown.get("input_parameters")),
                "output_parameters": _parameters(shown.get("output_parameters")),
                "app_id": app.id,
            },
            "inputs": inputs,
            "function_execution_id": execution.id,
            "workflow_execution_id": f"Wx{execution.id}",
            "event_ts": f"{self._workspace.clock():.6f}",
            "bot_access_token": execution.token,
        }
        with self._feed.collect() as published:
            self._feed.publish(event, app)
        await self._feed.first_attempts(published)
        return execution.id

    def _context(self, channel: str) -> dict[str, Any]:
        if not channel:
            return {}
        return {
            "channel_id": channel,
            "team_id": self._workspace.team["id"],
            "enterprise_id": self._workspace.enterprise,
        }

    async def _tell(self, kind: str, person: Person, root: Message, context: dict[str, Any]) -> None:
        thread = {"user_id": person.id, "context": context, "channel_id": root.channel, "thread_ts": root.ts}
        event = {"type": kind, "assistant_thread": thread, "event_ts": f"{self._workspace.clock():.6f}"}
        with self._feed.collect() as published:
            self._feed.publish(event, self._workspace.app_of(root.channel))
        await self._feed.first_attempts(published)


def _parameters(inputs: Any) -> list[dict[str, Any]]:
    """The parameters of a function in the event's form; the manifest has them by name, or as `properties`."""
    described = inputs if isinstance(inputs, dict) else {}
    named = described.get("properties", described)
    required = described.get("required") or ()
    return [
        {"name": name, "is_required": bool(parameter.get("is_required")) or name in required, **parameter}
        for name, parameter in named.items()
        if isinstance(parameter, dict)
    ]

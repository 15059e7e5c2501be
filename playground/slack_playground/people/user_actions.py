"""People's actions in the workspace, and what Slack then sends to the app."""

from typing import Any, Final

from slack_playground.block_kit.limits import refuse_message, refuse_view
from slack_playground.delivery.delivery import COMMAND, Delivery, Exchange
from slack_playground.delivery.event_feed import EventFeed, Sending
from slack_playground.delivery.installed_apps import InstalledApp, InstalledApps
from slack_playground.delivery.payloads import as_form
from slack_playground.people.agent_actions import AgentActions
from slack_playground.people.connect_actions import ConnectActions
from slack_playground.people.errors import ActionError
from slack_playground.people.message_actions import ChannelActions, MessageActions
from slack_playground.people.typed_text import Names, TypedText, read_typed
from slack_playground.workspace.apps import App
from slack_playground.workspace.attachment_actions import action_payload, is_attachment_action
from slack_playground.workspace.element_state import STATELESS, ElementRef, elements, overflow_choice, state_after
from slack_playground.workspace.models import Message, Person, View
from slack_playground.workspace.slack_objects import view_object
from slack_playground.workspace.workspace import Workspace

LATE: Final = "{what} failed because the app did not respond in time."
UNREACHED: Final = "{what} did not reach the app: {why}. Is the app running?"
INVALID_ANSWER: Final = "{what} failed with the error invalid_command_response: Slack would refuse the app's answer."
FAILED: Final = "{what} failed: the app answered {status}."
REMEDIES: Final = {
    401: " Its signing secret must be the playground's, in SLACK_SIGNING_SECRET.",
    404: " Has it a listener for this, at this address?",
}
"""What an app's status tells a developer who sees it for the first time."""


class UserActions:
    """Typing, clicking, choosing, submitting, by a person in the browser or in a test."""

    def __init__(self, workspace: Workspace, installed: InstalledApps, feed: EventFeed) -> None:
        self.workspace = workspace
        self.installed = installed
        self.feed = feed
        self.messages = MessageActions(workspace, feed)
        self.channels = ChannelActions(workspace, feed)
        self.agents = AgentActions(workspace, feed)
        self.connect = ConnectActions(workspace, feed)

    @property
    def delivery(self) -> Delivery:
        """The way to the first app."""
        return self.installed.first.delivery

    async def say(
        self,
        person: Person,
        channel: str,
        text: str,
        thread: str | None = None,
        *,
        client_msg_id: str = "",
        broadcast: bool = False,
    ) -> None:
        """Type a line. With a slash at the beginning it's a command, which Slack has only outside threads.

        By its `client_msg_id` the sending client recognizes the message. `broadcast` sends a reply to the channel, too.
        """
        if channel not in self.workspace.channels(person.id):
            raise ActionError("You are not in that channel.")
        if not text.strip():
            raise ActionError("There is nothing to send.")
        if text.startswith("/"):
            await self._command(person, channel, text, thread)
            return
        typed, named = self.typed(person, text), client_msg_id or self.workspace.new_id()
        also: dict[str, Any] = {"broadcast": True, "subtype": "thread_broadcast"}
        more = also if broadcast and thread is not None else {}
        with self.feed.collect() as published:
            self.workspace.post(
                channel, person.id, typed.text, thread=thread, client_msg_id=named, typed=typed.blocks, **more
            )
        await self._tell_events(person, published, "Your message")

    async def act(
        self, person: Person, holder: Message | View, found: ElementRef, *, selected: Any = None, value: Any = None
    ) -> None:
        """Use a control: press a button, choose, tick, type into a field that dispatches."""
        self.enter(person, holder, found, selected=selected, value=value)
        if found.block["type"] == "input" and not found.block.get("dispatch_action"):
            return
        if isinstance(holder, Message) and is_attachment_action(found):
            await self._act_on_attachment(person, holder, found, selected)
            return
        try:
            chosen = overflow_choice(found.element, selected)
        except ValueError as error:
            raise ActionError(str(error)) from error
        owner = self._owner_of(holder)
        body = owner.payloads.action(person, holder, found, chosen)
        exchange = await owner.delivery.send_form("block_actions", as_form(body))
        self._tell_failure(person, exchange, "That")

    async def _act_on_attachment(self, person: Person, message: Message, found: ElementRef, selected: Any) -> None:
        """Use a button or menu of an attachment; the app's answer takes the message's place."""
        attachment, action = action_payload(message.attachments, found, selected)
        owner = self._owner_of(message)
        body = owner.payloads.attachment_action(person, message, attachment, action)
        exchange = await owner.delivery.send_form("interactive_message", as_form(body))
        self._tell_failure(person, exchange, "That")
        answer = exchange.answered()
        if answer.get("delete_original"):
            self.workspace.delete(message)
            return
        text, blocks, attachments = (answer.get(name) for name in ("text", "blocks", "attachments"))
        if not exchange.ok or not (text or blocks or attachments):
            return
        if answer.get("replace_original", answer.get("response_type") != "ephemeral"):
            self.workspace.rewrite(message, text or "", blocks or [], attachments=attachments or [])
            return
        only_for = None if answer.get("response_type") == "in_channel" else person.id
        self.workspace.post(
            message.channel, owner.app.user, text or "", blocks, only_for=only_for, attachments=attachments or []
        )

    def enter(
        self, person: Person, holder: Message | View, found: ElementRef, *, selected: Any = None, value: Any = None
    ) -> None:
        """Enter something into an element, without sending it to the app yet."""
        if found.element["type"] in STATELESS:
            return
        try:
            state = state_after(found.element, selected, value)
        except ValueError as error:
            raise ActionError(str(error)) from error
        self.workspace.enter(person.id, holder, found.key, state)

    async def shortcut(
        self, person: Person, callback_id: str, message: Message | None = None, app: App | None = None
    ) -> None:
        """Use a shortcut of an app: of a message, or a global one. Without an app, it's the one that registers it."""
        kind = "global" if message is None else "message"
        owner = app or self.workspace.apps.for_shortcut(kind, callback_id)
        if owner is None or not owner.has_shortcut(kind, callback_id):
            raise ActionError("There is no such shortcut.")
        to = self.installed.of(owner)
        body = to.payloads.shortcut(person, callback_id, message)
        exchange = await to.delivery.send_form(body["type"], as_form(body))
        self._tell_failure(person, exchange, "The shortcut")

    async def options(self, person: Person, holder: Message | View, found: ElementRef, value: str) -> dict[str, Any]:
        """The app's options for the text typed into an external select."""
        owner = self._owner_of(holder)
        if isinstance(holder, View) and holder.dialog is not None:
            body = owner.payloads.dialog("dialog_suggestion", person, holder, {"name": found.key[0], "value": value})
        else:
            body = owner.payloads.suggestion(person, holder, found, value)
        exchange = await owner.delivery.send_form(body["type"], as_form(body))
        self._tell_failure(person, exchange, "The list")
        answer = with_block_kit_options(exchange.answered())
        offered: dict[str, Any] = {name: answer[name] for name in ("options", "option_groups") if name in answer}
        found.element.update(offered)  # offered options can be chosen
        return offered

    async def submit(self, person: Person, view: View) -> None:
        """Submit a modal; the app's response closes it, changes it, or shows errors."""
        if view.dialog is not None:
            await self._submit_dialog(person, view)
            return
        owner = self._owner_of(view)
        exchange = await owner.delivery.send_form("view_submission", as_form(owner.payloads.submission(person, view)))
        self._tell_failure(person, exchange, "That")
        if exchange.ok:
            self._respond(person, view, exchange.answered())

    async def _submit_dialog(self, person: Person, view: View) -> None:
        """Submit a dialog: a response with errors leaves it open, any other closes it."""
        element_state = self.workspace.element_state(person.id, view)
        submission = {block_id: submitted(state) for (block_id, _), state in element_state.items()}
        owner = self._owner_of(view)
        body = owner.payloads.dialog("dialog_submission", person, view, {"submission": submission})
        exchange = await owner.delivery.send_form("dialog_submission", as_form(body))
        self._tell_failure(person, exchange, "That")
        errors = exchange.answered().get("errors")
        if errors:
            view.errors = {str(error.get("name")): str(error.get("error")) for error in errors}
            self.workspace.views_changed(person.id)
        elif exchange.ok:
            self._remove(person, view)

    async def close(self, person: Person, view: View) -> None:
        """Close a modal, or all of them if it says so. The app gets view_closed if it asked for it."""
        if view.body.get("clear_on_close"):
            self._clear(person)
        else:
            self._remove(person, view)
        owner = self._owner_of(view)
        if view.body.get("notify_on_close") and view.dialog is not None:
            canceled = owner.payloads.dialog("dialog_cancellation", person, view, {})
            await owner.delivery.send_form("dialog_cancellation", as_form(canceled))
        elif view.body.get("notify_on_close"):
            await owner.delivery.send_form("view_closed", as_form(owner.payloads.closed(person, view)))

    async def add_person(self, person: Person) -> Person:
        """Let somebody join the workspace; apps get team_join. Raises ActionError if there's such a person already."""
        if any(person.id == other.id or person.name == other.name for other in self.workspace.people.values()):
            raise ActionError(f"There is already somebody called {person.name}.")
        with self.feed.collect() as published:
            self.workspace.add_person(person)
        await self.feed.first_attempts(published)
        return person

    async def uninstall(self, app: App) -> None:
        """Uninstall an app, as an administrator; it gets the events that it subscribed to."""
        with self.feed.collect() as published:
            self.workspace.tokens.uninstall(app)
        await self.feed.first_attempts(published)

    def dismiss(self, person: Person, message: Message) -> None:
        """Put away a message that only this person sees."""
        if message.only_for != person.id:
            raise ActionError("Only a message that is for you alone can be put away.")
        self.workspace.delete(message)

    def type(self, person: Person, channel: str) -> None:
        """Show everybody in that channel that the person is typing."""
        if channel not in self.workspace.channels(person.id):
            raise ActionError("You are not in that channel.")
        alone = self.workspace.owner_of(channel)
        self.workspace.tell(alone, {"type": "typing", "channel": channel, "person": person.id})

    async def send_event(self, event: dict[str, Any], app: App | None = None) -> None:
        """Send an app, or all of them, any event, if they subscribed to it."""
        with self.feed.collect() as published:
            self.feed.publish(event, app)
        await self.feed.first_attempts(published)

    async def open_home(self, person: Person, app: App, tab: str = "home") -> None:
        """Open an app's Home or Messages tab."""
        event: dict[str, Any] = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": app.dm(person),
            "tab": tab,
            "event_ts": f"{self.workspace.clock():.6f}",
        }
        home = self.workspace.home(person.id, app)
        if home is not None and tab == "home":
            event["view"] = view_object(self.workspace, home)
        await self.send_event(event, app)

    async def _command(self, person: Person, channel: str, text: str, thread: str | None) -> None:
        name, _, rest = text.partition(" ")
        if thread is not None:
            raise ActionError("Slash commands don't work in threads.")
        app = self.workspace.apps.for_command(name, channel, person)
        if app is None:
            raise ActionError(f"{name} isn't a command of this workspace.")
        to = self.installed.of(app)
        exchange = await to.delivery.send_form(COMMAND, to.payloads.command(person, channel, name, rest.strip()))
        self._tell_failure(person, exchange, name)
        if exchange.ok:
            self._answer_command(person, channel, app, name, exchange.answered_message())

    def _answer_command(self, person: Person, channel: str, app: App, name: str, answer: dict[str, Any]) -> None:
        """Post what an app answers to its command, for the person alone unless it says otherwise."""
        text, blocks, attachments = (answer.get(part) for part in ("text", "blocks", "attachments"))
        if not (text or blocks or attachments):
            return
        refusal = refuse_message(str(text or attachments or ""), blocks, attachments or [])
        if refusal is not None:
            self.workspace.refuse(name, refusal.error, refusal.messages, app=app.name)
            self.workspace.tell(person.id, {"type": "failure", "text": INVALID_ANSWER.format(what=name)})
            return
        only_for = None if answer.get("response_type") == "in_channel" else person.id
        self.workspace.post(
            channel, app.user, str(text or ""), blocks, only_for=only_for, attachments=attachments or []
        )

    def typed(self, person: Person, text: str) -> TypedText:
        """A line that this person types, as Slack stores it."""
        return read_typed(text, self._names(person))

    def _owner_of(self, shown: Message | View) -> InstalledApp:
        """The way to the app of a message or view. Raises ActionError if it isn't installed anymore."""
        owner = self.installed.owner_of(shown)
        if owner.app not in self.workspace.apps:
            raise ActionError(f"{owner.app.name} isn't installed in this workspace anymore.")
        return owner

    def _names(self, person: Person) -> Names:
        """The names that this person may refer to."""
        users = {member.name: member.id for member in self.workspace.people.values()}
        users |= {app.name: app.user for app in self.workspace.apps}
        channels = {
            conversation.name: conversation.id
            for conversation in self.workspace.conversations.values()
            if conversation.kind in {"channel", "group"}
            and (conversation.kind == "channel" or person.id in conversation.members)
        }
        groups = {group.handle: group.id for group in self.workspace.user_groups.values() if group.is_enabled}
        return Names(users, channels, groups)

    async def _tell_events(self, person: Person, published: list[Sending], kind: str) -> None:
        """Tell the person if an app acknowledged none of the events of their action."""
        exchanges = await self.feed.first_attempts(published)
        for app in dict.fromkeys(exchange.app for exchange in exchanges):
            to_app = [exchange for exchange in exchanges if exchange.app == app]
            if not any(exchange.ok for exchange in to_app):
                self._tell_failure(person, to_app[-1], kind)

    def _respond(self, person: Person, view: View, answer: dict[str, Any]) -> None:
        match answer.get("response_action"):
            case "errors":
                view.errors = dict(answer["errors"])
                self.workspace.views_changed(person.id)
            case "update" | "push" as action:
                self._show(action, view, answer["view"])
            case "clear":
                self._clear(person)
            case _:
                self._remove(person, view)

    def _show(self, action: str, view: View, body: dict[str, Any]) -> None:
        refusal = refuse_view(body)
        if refusal is not None:
            app = self.workspace.apps.owner_of(view).name
            self.workspace.refuse(f"view_submission {action}", refusal.error, refusal.messages, app=app)
        elif action == "update":
            self.workspace.rewrite_view(view, body)
        else:
            self.workspace.open_view(view.person, body, self.workspace.apps.owner_of(view), on=view)

    def _clear(self, person: Person) -> None:
        self.workspace.views[person.id] = []
        self.workspace.views_changed(person.id)

    def _remove(self, person: Person, view: View) -> None:
        self.workspace.views[person.id] = [other for other in self.workspace.views[person.id] if other is not view]
        self.workspace.views_changed(person.id)

    def _tell_failure(self, person: Person, exchange: Exchange, kind: str) -> None:
        if exchange.ok:
            return
        named = f"{kind} ({exchange.app})" if len(self.workspace.apps) > 1 else kind
        self.workspace.tell(person.id, {"type": "failure", "text": failure_sentence(named, exchange)})


def failure_sentence(kind: str, exchange: Exchange) -> str:
    """Why an action had no effect, and what a developer can do."""
    if exchange.status:
        return FAILED.format(what=kind, status=exchange.status) + REMEDIES.get(exchange.status, "")
    return UNREACHED.format(what=kind, why=exchange.answer) if exchange.answer else LATE.format(what=kind)


def with_block_kit_options(answer: dict[str, Any]) -> dict[str, Any]:
    """Options of a menu; those of a dialog have a `label` instead of Block Kit's text object."""
    options = answer.get("options")
    if not isinstance(options, list) or not all(isinstance(option, dict) and "label" in option for option in options):
        return answer
    written = [
        {"text": {"type": "plain_text", "text": option["label"]}, "value": option.get("value")} for option in options
    ]
    return {**answer, "options": written}


def submitted(state: dict[str, Any]) -> Any:
    """The value of a dialog's element, as in a submission."""
    option = state.get("selected_option")
    if option is not None:
        return option["value"]
    return next((value for name, value in state.items() if name not in {"type", "selected_option"}), None)


def find_element(holder: Message | View, block_id: str, action_id: str) -> ElementRef:
    """An element of a message or view. Raises ActionError if it isn't there, or no longer."""
    for found in elements(holder.all_blocks):
        if found.key == (block_id, action_id):
            return found
    raise ActionError("That control is no longer there.")

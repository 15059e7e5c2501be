"""Reads a control that was used: which one, where it is, and its value.

Shape: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from bot.conversation.events import Ticked
from bot.conversation.state import Person, Place, Snapshot, Step
from bot.errors import SnapshotUnreadable
from bot.slack.interactions.actors import Payload, person_of
from bot.slack.interactions.button_values import LISTED, ActionId, ButtonValue, MenuBlock, TickBlock
from bot.slack.interactions.interaction import Interaction, Origin
from bot.slack.interactions.modal_state import ModalState

MESSAGE: Final = "message"
HOME: Final = "home"

NOTHING_CHOSEN: Final = "-"
"""The value of an option that only tells a person something."""

S = TypeVar("S", bound=ModalState)


@dataclass(frozen=True)
class BlockAction(Interaction):
    """One control that was used.

    `surface` is where it is: `message`, `home`, or the callback_id of a modal. `kind` is its action_id up to the colon,
    `argument` what follows. `chosen` is the value of the chosen option, `used_at` the moment as Slack writes it.
    `trigger_id` opens a modal within three seconds.
    """

    surface: str
    kind: str
    argument: str
    element: str
    block_id: str
    value: str
    chosen: str
    checked: bool
    trigger_id: str
    used_at: str
    body: Payload = field(repr=False)

    def button_value(self) -> ButtonValue:
        """The value of a message's button. Raises SnapshotUnreadable."""
        return ButtonValue.read(self.value)

    def snapshot(self) -> Snapshot | None:
        """The conversation of the button's screen; None in Home. Raises SnapshotUnreadable."""
        return None if self.surface == HOME else self.button_value().snapshot

    def results(self) -> Snapshot | None:
        """The conversation whose results are meant; None for the person's list. Raises SnapshotUnreadable."""
        return None if self.argument == LISTED else self.snapshot()

    def client(self) -> str:
        """The client whose list a control is about; empty for the person's own, and in somebody else's message.

        Also empty in a message whose version can't be read: what its controls say about an occupation is enough.
        """
        if self.surface != MESSAGE:
            return ""
        value = self.value or self.message_value()
        if not value:  # of an ephemeral message, which only its owner sees
            return self.argument.partition(" ")[2]
        try:
            snapshot = ButtonValue.read(value).snapshot
        except SnapshotUnreadable:
            return ""
        return snapshot.name if snapshot.owner == self.actor else ""

    def modal_state(self, kind: type[S]) -> S:
        """The state of the control's modal. Raises SnapshotUnreadable."""
        return kind.read(self.body["view"].get("private_metadata") or "")

    @property
    def view_id(self) -> str:
        """The id of the control's modal."""
        return str(self.body["view"]["id"])

    @property
    def selected(self) -> tuple[str, ...]:
        """The values of the chosen options of a multi-select menu."""
        return tuple(option["value"] for option in self.body["actions"][0].get("selected_options") or ())

    def menu_snapshot(self) -> Snapshot | None:
        """The conversation of a screen's menu; None for another block.

        The message's *Back* button carries all of it. Slack doesn't send an ephemeral message along; then the menu only
        identifies it.
        """
        block = MenuBlock.read(self.block_id)
        if block is None:
            return None
        back = self.message_value()
        if back:
            return ButtonValue.read(back).snapshot
        owner = block.owner or self.actor
        return Snapshot(
            version=1, id=block.conversation, owner=owner, step=Step.READING_RESULTS, code=block.code, turn=block.turn
        )

    def message_value(self) -> str:
        """The value of the message's *Back* button.

        A result's button carries none of its own: it would double the message.
        """
        blocks = (self.body.get("message") or {}).get("blocks") or ()
        elements = (element for block in blocks for element in block.get("elements") or ())
        return next((found["value"] for found in elements if found.get("action_id") == ActionId.BACK), "")

    def checkboxes(self, snapshot: Snapshot) -> Ticked | None:
        """The state of the checkboxes on this turn's page. Slack usually sends it with a click, but not always."""
        ticked: list[str] = []
        cleared: list[str] = []
        for block_id, values in ((self.body.get("state") or {}).get("values") or {}).items():
            block = TickBlock.read(block_id)
            if block is None or (block.conversation, block.turn) != (snapshot.id, snapshot.turn):
                continue
            on = any(value.get("selected_options") for value in values.values())
            (ticked if on else cleared).append(block.task)
        if not ticked and not cleared:
            return None
        return Ticked(code=snapshot.code, ticked=tuple(ticked), cleared=tuple(cleared))


def read_block_action(body: Payload) -> BlockAction:
    """The first of a payload's actions; our controls never come several at a time."""
    actor, action, surface = person_of(body), body["actions"][0], _surface(body)
    kind, _, argument = action["action_id"].partition(":")
    return BlockAction(
        _origin(body, actor) if surface == MESSAGE else Origin(actor, Place(channel=actor.user)),
        surface=surface,
        kind=kind,
        argument=argument,
        element=action["type"],
        block_id=action.get("block_id") or "",
        value=action.get("value") or "",
        chosen=_chosen(action),
        checked=bool(action.get("selected_options")),
        trigger_id=body.get("trigger_id") or "",
        used_at=str(action.get("action_ts") or ""),
        body=body,
    )


def _surface(body: Payload) -> str:
    if "view" not in body:
        return MESSAGE
    view: dict[str, Any] = body["view"]
    return HOME if view.get("type") == "home" else str(view.get("callback_id") or "")


def _chosen(action: Payload) -> str:
    chosen = (action.get("selected_option") or {}).get("value")
    return "" if chosen in {None, NOTHING_CHOSEN} else str(chosen)


def _origin(body: Payload, actor: Person) -> Origin:
    """The control's message; if Slack doesn't name one, the person's direct messages."""
    container = body.get("container") or {}
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id") or actor.user
    thread, ephemeral = container.get("thread_ts"), bool(container.get("is_ephemeral"))
    message = None if ephemeral else container.get("message_ts")
    place = Place(channel=channel, thread=thread, message=message, ephemeral=ephemeral)
    return Origin(actor, place, body.get("response_url"))

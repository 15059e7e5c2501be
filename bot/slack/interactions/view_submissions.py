"""Reads a submitted modal: which one, its state, and its input.

Shape: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from bot.conversation.state import Person, Snapshot
from bot.slack.interactions.actors import Payload, person_of
from bot.slack.interactions.interaction import Interaction, Origin
from bot.slack.interactions.modal_state import ModalState

S = TypeVar("S", bound=ModalState)


@dataclass(frozen=True)
class ModalInteraction(Interaction, Generic[S]):
    """An interaction in a modal. `state` is what the modal carries, with the place of the message that opened it."""

    state: S

    @property
    def conversation(self) -> Snapshot | None:
        """The conversation that the modal was opened from."""
        return self.state.snapshot


@dataclass(frozen=True)
class ModalRequested(ModalInteraction[S]):
    """A control that opens a modal; `trigger_id` does that within three seconds.

    `carried` is the conversation of the message with the control, also if the message shows the list.
    """

    trigger_id: str
    carried: Snapshot | None = None

    @property
    def conversation(self) -> Snapshot | None:
        """The conversation of the message with the control."""
        return self.carried or super().conversation


def opened_from(actor: Person, state: ModalState) -> Origin:
    """The origin of what a person does in a modal: the message that opened it.

    Raises:
        ValueError: the modal belongs to somebody else's direct messages, which their id names.
    """
    channel = state.place.channel
    if channel.startswith(("U", "W")) and channel != actor.user:
        raise ValueError("somebody else's modal")
    return Origin(actor, state.place, state.url)


@dataclass(frozen=True, kw_only=True)
class ViewSubmission:
    """A submission's parts; each feature reads its own request from them."""

    actor: Person
    view_id: str
    metadata: str = field(repr=False)
    values: Mapping[str, Any] = field(repr=False)

    def input(self, name: str) -> Mapping[str, Any]:
        """The input under a name that is both block_id and action_id. Raises KeyError."""
        found: Mapping[str, Any] = self.values[name][name]
        return found

    def state(self, kind: type[S]) -> S:
        """What the modal carries. Raises SnapshotUnreadable."""
        return kind.read(self.metadata)


def read_submission(body: Payload) -> ViewSubmission:
    """The submitted modal."""
    view = body["view"]
    return ViewSubmission(
        actor=person_of(body),
        view_id=view["id"],
        metadata=view.get("private_metadata") or "",
        values=(view.get("state") or {}).get("values") or {},
    )

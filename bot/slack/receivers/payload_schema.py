"""Checks the parts of a payload that Bolt relies on, and without which it would respond with a 500."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class _Named(_Shape):
    id: str | None = None
    team_id: str | None = None


class _Taken(_Shape):
    team_ids: list[str] | None = None


class _Event(_Taken):
    """An event, with the fields of uninstall events, which are read before the ack."""

    type: str
    tokens: dict[str, list[str] | None] | None = None
    event: _Taken | None = None


class _Action(_Shape):
    type: str
    action_id: str
    block_id: str | None = None


class _Authorization(_Shape):
    """The installation that an event is for. Bolt and `interactions/actors.py` read the first one."""

    enterprise_id: str | None = None
    team_id: str | None = None
    is_enterprise_install: bool | None = None


class _View(_Shape):
    type: str
    id: Annotated[str, Field(min_length=1)]
    callback_id: str | None = None
    team_id: str | None = None
    app_installed_team_id: str | None = None


class Shape(_Shape):
    """The parts that identify the kind of a payload, if present.

    Source: https://docs.slack.dev/reference/interaction-payloads, https://docs.slack.dev/apis/events-api
    """

    type: str | None = None
    event: _Event | None = None
    actions: Annotated[list[_Action], Field(min_length=1)] | None = None
    view: _View | None = None
    team: _Named | None = None
    user: _Named | None = None
    channel: _Named | None = None
    authorizations: list[_Authorization] | None = None
    team_id: str | None = None
    user_id: str | None = None
    channel_id: str | None = None
    callback_id: str | None = None
    action_id: str | None = None
    block_id: str | None = None
    command: str | None = None
    trigger_id: str | None = None
    response_url: str | None = None


NEEDED: Final = {
    "": None,  # a slash command has no type
    "app_rate_limited": None,
    "block_actions": "actions",
    "block_suggestion": "action_id",
    "event_callback": "event",
    "message_action": "callback_id",
    "shortcut": "callback_id",
    "url_verification": None,
    "view_closed": "view",
    "view_submission": "view",
}
"""What a payload of each type cannot be without; the types Slack sends to an app of this manifest."""

LOOKED_INTO: Final = frozenset({"actions", "event", "view"})
"""What Bolt looks into wherever it is there, also where it is null."""


def has_shape(body: Mapping[str, Any]) -> bool:
    """Whether a payload has the parts that its type requires, each in its form."""
    try:
        shape = Shape.model_validate(body)
    except ValidationError:
        return False
    kind = shape.type or ""
    needed = {NEEDED.get(kind)} - {None} | LOOKED_INTO & body.keys()
    return kind in NEEDED and all(getattr(shape, str(name)) is not None for name in needed)

"""Finds out who did something, and in which workspace, for every payload that Slack sends.

The workspace is the one where the app is installed, as in Bolt's context, not the person's: over Slack Connect, a
person from another workspace acts in ours, and their data is deleted when our workspace uninstalls the app.
"""

from collections.abc import Iterator
from typing import Any

from bot.conversation.state import Person
from bot.storage.workspaces import ORGANIZATION

Payload = dict[str, Any]


def person_of(body: Payload) -> Person:
    """The person who did something.

    Raises:
        ValueError: the payload names no user, or the id isn't Slack's.
    """
    user = _user_of(body)
    if not user:
        raise ValueError("the payload names no user")
    return Person(team=team_of(body), user=user)


def team_of(body: Payload) -> str:
    """The workspace for which a payload was sent, or the organization if it names no workspace; otherwise empty."""
    named = [str(team) for team in _teams(body) if team]
    return next((team for team in named if not team.startswith(ORGANIZATION)), "".join(named[:1]))


def _teams(body: Payload) -> Iterator[Any]:
    """The places where payloads name the workspace, the most reliable first.

    Shapes: https://docs.slack.dev/apis/events-api, https://docs.slack.dev/reference/interaction-payloads. An
    organization's installation sends `team: null`, its authorization is for no workspace of its own, and the view's
    `app_installed_team_id` may name the organization.
    """
    view, team, user, event = (_object(body.get(name)) for name in ("view", "team", "user", "event"))
    yield view.get("app_installed_team_id")
    yield team.get("id") if team else body.get("team")
    authorizations = body.get("authorizations") or [{}]
    if not authorizations[0].get("is_enterprise_install"):
        yield authorizations[0].get("team_id")
    # The workspace or organization through which the app received an event of a shared channel.
    yield body.get("context_team_id")
    yield body.get("team_id")
    yield event.get("team")
    yield user.get("team_id")
    yield view.get("team_id")


def _object(value: object) -> Payload:
    return value if isinstance(value, dict) else {}


def _user_of(body: Payload) -> str:
    """The user of an event, of an interaction, or of a command. Raises KeyError."""
    if "event" in body:
        return str(body["event"]["user"])
    return str(body["user"]["id"] if "user" in body else body["user_id"])

"""Who did something, and in which workspace: derived in one place from every payload that Slack sends."""

from typing import Any

from bot.conversation.state import Person

Payload = dict[str, Any]


def person_of(body: Payload) -> Person:
    """The person who did something.

    Raises:
        ValueError: the payload names no user, or one whose id is not Slack's.
    """
    user = _user_of(body)
    if not user:
        raise ValueError("the payload names no user")
    return Person(team=team_of(body), user=user)


def team_of(body: Payload) -> str:
    """The workspace of the person; an organisation's installation names it by the user. Empty where it is unknown."""
    team, user, event = body.get("team"), body.get("user"), body.get("event")
    return str(
        body.get("team_id")
        or (team.get("id") if isinstance(team, dict) else "")
        or (user.get("team_id") if isinstance(user, dict) else "")
        or (event.get("team") if isinstance(event, dict) else "")
        or ""
    )


def _user_of(body: Payload) -> str:
    if "event" in body:
        return str(body["event"]["user"])
    user = body.get("user")
    return str(user["id"] if isinstance(user, dict) else body["user_id"])

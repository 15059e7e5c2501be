"""User tokens: with one, an app acts as its person.

https://docs.slack.dev/authentication/tokens#user
"""

from typing import Final

from slack_playground.workspace.models import Person
from slack_playground.workspace.workspace import Workspace

BEGINNING: Final = "xoxp-playground-"
AS_BOTS_CALL_IT: Final = {"channels:write": "channels:manage"}
"""Scopes that are called otherwise for bot tokens."""


def user_token(person: Person) -> str:
    """A person's token, which contains their id."""
    return BEGINNING + person.id


def holder_of(workspace: Workspace, token: str) -> Person | None:
    """The person of a token; None if it isn't a user token of this workspace."""
    person = workspace.people.get(token.removeprefix(BEGINNING)) if token.startswith(BEGINNING) else None
    return None if person is None or person.is_bot else person


def user_scopes(workspace: Workspace) -> frozenset[str] | None:
    """The scopes of user tokens; None if they weren't set."""
    scopes = workspace.app.user_scopes
    return None if scopes is None else frozenset(AS_BOTS_CALL_IT.get(scope, scope) for scope in scopes)

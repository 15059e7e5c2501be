"""User tokens: what an app does with one, it does as the person whose token it is.

https://docs.slack.dev/authentication/tokens#user
"""

from typing import Final

from slack_playground.workspace.models import Person
from slack_playground.workspace.workspace import Workspace

BEGINNING: Final = "xoxp-playground-"
AS_BOTS_CALL_IT: Final = {"channels:write": "channels:manage"}
"""Scopes that are called otherwise for bot tokens."""


def user_token(person: Person) -> str:
    """The token of a person: their id says whose it is."""
    return BEGINNING + person.id


def holder_of(workspace: Workspace, token: str) -> Person | None:
    """Whose token it is; None where it is no user token of this workspace."""
    person = workspace.people.get(token.removeprefix(BEGINNING)) if token.startswith(BEGINNING) else None
    return None if person is None or person.is_bot else person


def user_scopes(workspace: Workspace) -> frozenset[str] | None:
    """The scopes of user tokens, as bot tokens have them; None where nobody said which."""
    scopes = workspace.app.user_scopes
    return None if scopes is None else frozenset(AS_BOTS_CALL_IT.get(scope, scope) for scope in scopes)

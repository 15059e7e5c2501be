"""Each payload that Slack sends names one person in one workspace, on every way of installing the app."""

from typing import Any

import pytest

from bot.conversation.state import Person
from bot.slack.interactions.actors import person_of, team_of

OURS, PARTNER, GRID = "T0OURS", "T0PARTNER", "E0GRID"
ALICE = "U0ALICE"
USER = {"id": ALICE, "username": "alice"}

PAYLOADS: dict[str, dict[str, Any]] = {
    "event": {
        "type": "event_callback",
        "team_id": OURS,
        "authorizations": [{"team_id": OURS, "is_enterprise_install": False}],
        "event": {"type": "message", "user": ALICE, "team": OURS},
    },
    "command": {"command": "/duties", "team_id": OURS, "user_id": ALICE},
    "control in a message": {"type": "block_actions", "team": {"id": OURS}, "user": USER | {"team_id": OURS}},
    "control in a view": {
        "type": "block_actions",
        "team": {"id": OURS},
        "user": USER | {"team_id": OURS},
        "view": {"team_id": OURS, "app_installed_team_id": OURS},
    },
    "submission": {
        "type": "view_submission",
        "team": {"id": OURS},
        "user": USER | {"team_id": OURS},
        "view": {"team_id": OURS, "app_installed_team_id": OURS},
    },
    "suggestion": {"type": "block_suggestion", "team": {"id": OURS}, "user": USER | {"team_id": OURS}},
    "shortcut": {"type": "shortcut", "team": {"id": OURS}, "user": USER | {"team_id": OURS}},
}


def in_one_workspace(body: dict[str, Any]) -> dict[str, Any]:
    return body


def in_an_organization(body: dict[str, Any]) -> dict[str, Any]:
    """An organization's installation: no team beside the user's, and an authorization for the whole organization."""
    more: dict[str, Any] = {"enterprise": {"id": GRID}, "is_enterprise_install": True}
    if "team" in body:
        more["team"] = None
    if "view" in body:
        more["view"] = body["view"] | {"app_installed_team_id": GRID}
    if "authorizations" in body:
        more["authorizations"] = [{"enterprise_id": GRID, "team_id": None, "is_enterprise_install": True}]
    return body | more


def over_slack_connect(body: dict[str, Any]) -> dict[str, Any]:
    """A person of another workspace in a shared channel of ours, or one of ours in a channel of theirs."""
    match body.get("type"):
        case "event_callback":
            event = body["event"] | {"team": PARTNER, "user_team": PARTNER, "source_team": PARTNER}
            return body | {"team_id": PARTNER, "is_ext_shared_channel": True, "event": event}
        case "view_submission" | "block_actions" if "view" in body:
            partner = body["user"] | {"team_id": PARTNER}
            return body | {"team": {"id": PARTNER}, "user": partner, "view": body["view"] | {"team_id": PARTNER}}
        case None:
            return body
        case _:
            return body | {"user": body["user"] | {"team_id": PARTNER}}


@pytest.mark.parametrize("installed", [in_one_workspace, in_an_organization, over_slack_connect])
@pytest.mark.parametrize("kind", PAYLOADS)
def test_person_is_the_same_in_every_payload(kind: str, installed: Any) -> None:
    assert person_of(installed(PAYLOADS[kind])) == Person(team=OURS, user=ALICE)


def test_shared_channel_of_an_organization_names_the_workspace_that_receives_the_event() -> None:
    event = over_slack_connect(in_an_organization(PAYLOADS["event"])) | {"context_team_id": OURS}
    assert person_of(event) == Person(team=OURS, user=ALICE)
    assert team_of(event | {"context_team_id": GRID}) == PARTNER


def test_workspace_of_a_payload_that_does_not_say_is_empty() -> None:
    assert team_of({"user": {"id": ALICE}}) == ""


def test_payload_without_a_user_is_malformed() -> None:
    with pytest.raises(ValueError, match="no user"):
        person_of({"team_id": OURS, "user_id": ""})
    with pytest.raises(KeyError):
        person_of({"team_id": OURS, "event": {"type": "message"}})

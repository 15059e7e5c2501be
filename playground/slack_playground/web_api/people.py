"""`api.*`, `auth.*`, `bots.*`, `team.*`, `users.*`: who and where one is, and who else is there."""

from typing import Final

from slack_playground.web_api.call import Answer, Asked, Method
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.slack_objects import bot_object, channel_object, email_of, profile_object, user_object
from slack_playground.workspace.workspace import APP_ID, BOT_ID, BOT_USER


def api_test(asked: Asked) -> Answer:
    """What it was asked; the error that it is asked for."""
    if asked.text("error"):
        raise WorkspaceError(asked.text("error"))
    return {"args": {name: value for name, value in asked.given.items() if name != "token"}}


def auth_test(asked: Asked) -> Answer:
    """Whose token it is."""
    team, wide = asked.workspace.team, asked.workspace.is_org_wide
    named = {"team": team["name"], "team_id": team["id"], "user": asked.workspace.name, "user_id": BOT_USER}
    return {"url": f"{asked.base_url}/", **named, "bot_id": BOT_ID, "is_enterprise_install": wide}


def bots_info(asked: Asked) -> Answer:
    """The app's bot."""
    if asked.optional("bot") not in {None, BOT_ID}:
        raise WorkspaceError("bot_not_found")
    return {"bot": {"id": BOT_ID, "name": asked.workspace.name, "app_id": APP_ID, "user_id": BOT_USER}}


def team_info(asked: Asked) -> Answer:
    """The workspace."""
    return {"team": asked.workspace.team}


def user_info(asked: Asked) -> Answer:
    """One person, or the app's own user."""
    if asked.text("user") == BOT_USER:
        return {"user": bot_object(asked.workspace)}
    return {"user": user_object(asked.workspace, asked.person())}


def users_list(asked: Asked) -> Answer:
    """Everybody, the app's own user too."""
    people = [user_object(asked.workspace, person) for person in asked.workspace.people.values()]
    everybody = [*people, bot_object(asked.workspace)]
    return asked.page("members", everybody)


def user_by_email(asked: Asked) -> Answer:
    """The person with this address."""
    for person in asked.workspace.people.values():
        if email_of(person) == asked.text("email").lower():
            return {"user": user_object(asked.workspace, person)}
    raise WorkspaceError("users_not_found")


def user_profile(asked: Asked) -> Answer:
    """What a person shows of themselves."""
    return {"profile": profile_object(asked.person())}


def user_channels(asked: Asked) -> Answer:
    """The public channels a person is in, or the app."""
    user = asked.person().id if asked.text("user") else next(iter(asked.workspace.people))
    there = [channel for channel, kind in asked.workspace.channels(user).items() if kind == "channel"]
    return asked.page("channels", [channel_object(asked.workspace, one) for one in there])


USERS: Final = "users:read"

METHODS: Final[dict[str, Method]] = {
    "api.test": Method(api_test),
    "auth.test": Method(auth_test),
    "bots.info": Method(bots_info, USERS),
    "team.info": Method(team_info, "team:read"),
    "users.conversations": Method(user_channels, "channels:read"),
    "users.info": Method(user_info, USERS),
    "users.list": Method(users_list, USERS),
    "users.lookupByEmail": Method(user_by_email, "users:read.email"),
    "users.profile.get": Method(user_profile, "users.profile:read"),
}

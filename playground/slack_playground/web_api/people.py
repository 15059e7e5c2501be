"""`api.*`, `auth.*`, `bots.*`, `team.*`, `users.*`: who and where one is, and who else is there."""

from typing import Final

from slack_playground.web_api.call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.slack_objects import bot_object, channel_object, email_of, profile_object, user_object
from slack_playground.workspace.workspace import APP_ID, BOT_ID, BOT_USER


def api_test(call: Call) -> ResponseBody:
    """The arguments it was called with, or the `error` they ask for."""
    if call.text("error"):
        raise WorkspaceError(call.text("error"))
    return {"args": {name: value for name, value in call.arguments.items() if name != "token"}}


def auth_test(call: Call) -> ResponseBody:
    """Whose token it is."""
    team, wide = call.workspace.team, call.workspace.is_org_wide
    named = {"team": team["name"], "team_id": team["id"], "user": call.workspace.name, "user_id": BOT_USER}
    return {"url": f"{call.base_url}/", **named, "bot_id": BOT_ID, "is_enterprise_install": wide}


def bots_info(call: Call) -> ResponseBody:
    """The app's bot."""
    if call.optional("bot") not in {None, BOT_ID}:
        raise WorkspaceError("bot_not_found")
    return {"bot": {"id": BOT_ID, "name": call.workspace.name, "app_id": APP_ID, "user_id": BOT_USER}}


def team_info(call: Call) -> ResponseBody:
    """The workspace."""
    return {"team": call.workspace.team}


def user_info(call: Call) -> ResponseBody:
    """One person, or the app's own user."""
    if call.text("user") == BOT_USER:
        return {"user": bot_object(call.workspace)}
    return {"user": user_object(call.workspace, call.person())}


def users_list(call: Call) -> ResponseBody:
    """Everybody, the app's own user too."""
    people = [user_object(call.workspace, person) for person in call.workspace.people.values()]
    everybody = [*people, bot_object(call.workspace)]
    return call.page("members", everybody)


def user_by_email(call: Call) -> ResponseBody:
    """The person with this address."""
    for person in call.workspace.people.values():
        if email_of(person) == call.text("email").lower():
            return {"user": user_object(call.workspace, person)}
    raise WorkspaceError("users_not_found")


def user_profile(call: Call) -> ResponseBody:
    """What a person shows of themselves."""
    return {"profile": profile_object(call.person())}


def user_channels(call: Call) -> ResponseBody:
    """The public channels a person is in, or the app."""
    user = call.person().id if call.text("user") else next(iter(call.workspace.people))
    there = [channel for channel, kind in call.workspace.channels(user).items() if kind == "channel"]
    return call.page("channels", [channel_object(call.workspace, one) for one in there])


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

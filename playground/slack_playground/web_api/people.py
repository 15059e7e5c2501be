"""`api.*`, `auth.*`, `bots.*`, `emoji.*`, `team.*`, `usergroups.*`, `users.*`: who is here."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import Happening, UserGroup, WorkspaceError
from slack_playground.workspace.slack_objects import (
    bot_object,
    bot_profile,
    channel_object,
    other_bot,
    user_object,
)


def api_test(call: Call) -> ResponseBody:
    """Returns its arguments, or the `error` that they ask for."""
    if call.text("error"):
        raise WorkspaceError(call.text("error"))
    return {"args": {name: value for name, value in call.arguments.items() if name != "token"}}


def auth_test(call: Call) -> ResponseBody:
    """Returns the identity of the token: a person, a bot user, or with an app-level token the app."""
    if call.text("token") == call.workspace.tokens.app_token(call.app):
        return {"app_id": call.app.id, "app_name": call.app.name}
    team, wide = call.workspace.team, call.workspace.is_org_wide
    person = call.workspace.people.get(call.user)
    identity = {"url": f"{call.base_url}/", "team": team["name"], "team_id": team["id"], "is_enterprise_install": wide}
    if person is not None:
        return identity | {"user": user_object(call.workspace, person)["name"], "user_id": person.id}
    return identity | {"user": call.app.name, "user_id": call.app.user, "bot_id": call.app.bot_id}


def auth_teams(call: Call) -> ResponseBody:
    """Lists the workspaces in which the app is installed."""
    return call.page("teams", [{name: call.workspace.team[name] for name in ("id", "name")}])


def revoke(call: Call) -> ResponseBody:
    """Ends the token of the call. With its last token, an app is uninstalled."""
    if not call.flag("test"):
        call.workspace.tokens.revoke(call.text("token"))
    return {"revoked": not call.flag("test")}


def bots_info(call: Call) -> ResponseBody:
    """Returns the app's bot, or that of another app."""
    wanted = call.optional("bot")
    app = call.app if wanted is None else call.workspace.apps.of_bot(wanted)
    if app is not None:
        return {"bot": bot_profile(call.workspace, app)}
    for person in call.workspace.people.values():
        if person.is_bot and person.bot_id == wanted:
            return {"bot": other_bot(call.workspace, person)}
    raise WorkspaceError("bot_not_found")


def team_info(call: Call) -> ResponseBody:
    """Returns the workspace."""
    team = call.workspace.team
    icon = {f"image_{size}": f"{call.base_url}/static/icon.svg" for size in (34, 44, 68, 88, 102, 132, 230)}
    more = {"url": f"{call.base_url}/", "email_domain": "example.com", "icon": {**icon, "image_default": True}}
    return {"team": {**team, **more}}


def user_info(call: Call) -> ResponseBody:
    """Returns one person, or an app's bot user."""
    app = call.workspace.apps.of_user(call.text("user"))
    if app is not None:
        return {"user": bot_object(call.workspace, app)}
    return {"user": user_object(call.workspace, call.person())}


def users_list(call: Call) -> ResponseBody:
    """Lists everybody, including the bot users of apps."""
    people = [user_object(call.workspace, person) for person in call.workspace.people.values()]
    return call.page("members", [*people, *(bot_object(call.workspace, app) for app in call.workspace.apps)])


def user_by_email(call: Call) -> ResponseBody:
    """Finds the person with this address."""
    for person in call.workspace.people.values():
        if person.address.lower() == call.text("email").lower():
            return {"user": user_object(call.workspace, person)}
    raise WorkspaceError("users_not_found")


def user_channels(call: Call) -> ResponseBody:
    """Lists the public channels of a person, or of the app."""
    user = call.person().id if call.text("user") else call.user
    kinds = call.text("types") or "public_channel"
    wanted = {"public_channel": "channel", "private_channel": "group", "mpim": "mpim", "im": "im"}
    listed = {wanted[kind.strip()] for kind in kinds.split(",") if kind.strip() in wanted}
    joined = [channel for channel, kind in call.workspace.channels(user).items() if kind in listed]
    return call.page("channels", [channel_object(call.workspace, channel, call.user) for channel in joined])


def presence(call: Call) -> ResponseBody:
    """Returns a person's presence: here everybody is active."""
    if call.text("user"):
        call.member()
    return {"presence": "active", "online": True, "auto_away": False, "manual_away": False, "connection_count": 1}


def set_presence(call: Call) -> ResponseBody:
    """Sets the app's presence to auto or away."""
    if call.text("presence") not in {"auto", "away"}:
        raise WorkspaceError("invalid_presence")
    return {}


def set_photo(call: Call) -> ResponseBody:
    """Accepts a picture; the page still shows a letter."""
    return {"profile": bot_object(call.workspace, call.app)["profile"]}


def delete_photo(_: Call) -> ResponseBody:
    """Accepts that a picture goes; the page shows a letter anyway."""
    return {}


def access_logs(_: Call) -> ResponseBody:
    """Is for workspaces that pay."""
    raise WorkspaceError("paid_only")


def integration_logs(_: Call) -> ResponseBody:
    """Lists changes of integrations: there are none."""
    return {"logs": [], "paging": {"count": 0, "total": 0, "page": 1, "pages": 1}}


def billing(_: Call) -> ResponseBody:
    """Returns the workspace's plan."""
    return {"plan": "free"}


def billable(call: Call) -> ResponseBody:
    """Returns whom the workspace pays for: everybody except guests."""
    people = [call.person()] if call.text("user") else call.workspace.people.values()
    return {"billable_info": {person.id: {"billing_active": not person.is_guest} for person in people}}


def preferences(_: Call) -> ResponseBody:
    """Lists the workspace's preferences."""
    return {
        "msg_edit_window_mins": -1,
        "allow_message_deletion": True,
        "display_real_names": False,
        "disable_file_uploads": "allow_all",
        "who_can_post_general": "ra",
    }


def emoji_list(call: Call) -> ResponseBody:
    """Lists the custom emoji of the workspace."""
    return {"emoji": dict(call.workspace.custom_emoji), "cache_ts": "1"}


def groups_list(call: Call) -> ResponseBody:
    """Lists the user groups."""
    groups = [_group(call, group) for group in call.workspace.user_groups.values()]
    return {"usergroups": [group for group in groups if call.flag("include_disabled") or not group["date_delete"]]}


def create_group(call: Call) -> ResponseBody:
    """Creates a user group."""
    name = call.text("name")
    if not name:
        raise WorkspaceError("invalid_arguments")
    if any(existing.name == name for existing in call.workspace.user_groups.values()):
        raise WorkspaceError("name_already_exists")
    handle = call.text("handle") or name.lower().replace(" ", "-")
    group = UserGroup(call.workspace.new_id("S0"), name, handle, call.text("description"), int(call.workspace.clock()))
    call.workspace.user_groups[group.id] = group
    return _told(call, group, "subteam_created")


def update_group(call: Call) -> ResponseBody:
    """Changes a user group's name, handle or description."""
    group = _find_group(call)
    group.name = call.text("name") or group.name
    group.handle = call.text("handle") or group.handle
    group.description = call.text("description") or group.description
    return _told(call, group)


def enable_group(call: Call) -> ResponseBody:
    """Enables a user group."""
    group = _find_group(call)
    group.is_enabled = True
    return _told(call, group)


def disable_group(call: Call) -> ResponseBody:
    """Disables a user group."""
    group = _find_group(call)
    group.is_enabled = False
    return _told(call, group)


def group_users(call: Call) -> ResponseBody:
    """Lists the members of a user group."""
    return {"users": list(_find_group(call).users)}


def update_group_users(call: Call) -> ResponseBody:
    """Replaces the members of a user group."""
    group = _find_group(call)
    before, group.users = group.users, call.users()
    changes = {
        "added_users": [user for user in group.users if user not in before],
        "removed_users": [user for user in before if user not in group.users],
    }
    counts = {f"{name}_count": len(users) for name, users in changes.items()}
    where = {"subteam_id": group.id, "team_id": call.workspace.team["id"], "date_update": int(call.workspace.clock())}
    call.workspace.happened(Happening("subteam_members_changed", call.user, before={**where, **changes, **counts}))
    return _told(call, group)


def _told(call: Call, group: UserGroup, kind: str = "subteam_updated") -> ResponseBody:
    """A user group that was created or changed; apps that subscribed to it are told."""
    shown = _group(call, group)
    call.workspace.happened(Happening(kind, call.user, before={"subteam": {**shown, "users": list(group.users)}}))
    return {"usergroup": shown}


def _find_group(call: Call) -> UserGroup:
    group = call.workspace.user_groups.get(call.text("usergroup"))
    if group is None:
        raise WorkspaceError("no_such_subteam")
    return group


def _group(call: Call, group: UserGroup) -> dict[str, Any]:
    return {
        "id": group.id,
        "team_id": call.workspace.team["id"],
        "is_usergroup": True,
        "name": group.name,
        "description": group.description,
        "handle": group.handle,
        "is_external": False,
        "date_create": group.created,
        "date_update": group.created,
        "date_delete": 0 if group.is_enabled else 1,
        "created_by": call.app.user,
        "updated_by": call.app.user,
        "user_count": len(group.users),
        **({"users": list(group.users)} if call.flag("include_users") else {}),
    }


USERS: Final = "users:read"

METHODS: Final[dict[str, Method]] = {
    "api.test": Method(api_test, free=True),
    "auth.revoke": Method(revoke),
    "auth.teams.list": Method(auth_teams),
    "auth.test": Method(auth_test, also_app_level=True),
    "bots.info": Method(bots_info, USERS),
    "emoji.list": Method(emoji_list, "emoji:read"),
    "team.billableInfo": Method(billable, "admin"),
    "team.accessLogs": Method(access_logs, "admin", for_people=True),
    "team.billing.info": Method(billing, "team.billing:read"),
    "team.info": Method(team_info, "team:read"),
    "team.integrationLogs": Method(integration_logs, "admin", for_people=True),
    "team.preferences.list": Method(preferences, "team.preferences:read"),
    "usergroups.create": Method(create_group, "usergroups:write"),
    "usergroups.disable": Method(disable_group, "usergroups:write"),
    "usergroups.enable": Method(enable_group, "usergroups:write"),
    "usergroups.list": Method(groups_list, "usergroups:read"),
    "usergroups.update": Method(update_group, "usergroups:write"),
    "usergroups.users.list": Method(group_users, "usergroups:read"),
    "usergroups.users.update": Method(update_group_users, "usergroups:write"),
    "users.conversations": Method(user_channels, "channels:read"),
    "users.getPresence": Method(presence, USERS),
    "users.info": Method(user_info, USERS),
    "users.list": Method(users_list, USERS),
    "users.lookupByEmail": Method(user_by_email, "users:read.email"),
    "users.deletePhoto": Method(delete_photo, "users.profile:write", for_people=True),
    "users.setPhoto": Method(set_photo, "users.profile:write"),
    "users.setPresence": Method(set_presence, "users:write"),
}

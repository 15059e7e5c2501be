"""`users.profile.*`, `users.identity`, `team.profile.get`, `dnd.*`: people's profiles, and do-not-disturb."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import Happening, Person, WorkspaceError
from slack_playground.workspace.slack_objects import bot_object, profile_object
from slack_playground.workspace.workspace import Workspace

CHANGEABLE: Final = frozenset(
    "display_name first_name last_name real_name title phone pronouns skype email status_text status_emoji"
    " status_expiration fields start_date".split()
)
STATUS_CHARACTERS: Final = 100
SNOOZE_MINUTES: Final = 1_440
OFF: Final = {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}


def get_profile(call: Call) -> ResponseBody:
    """Returns a person's profile."""
    user = call.member() if call.text("user") else call.user
    app = call.workspace.apps.of_user(user)
    if app is not None:
        return {"profile": bot_object(call.workspace, app)["profile"]}
    return {"profile": profile_object(call.workspace, call.person_of(user))}


def set_profile(call: Call) -> ResponseBody:
    """Changes a person's profile or status, and sends the app an event."""
    given = call.parsed("profile")
    changes = given if isinstance(given, dict) else {call.text("name"): call.text("value")}
    if not changes or not changes.keys() <= CHANGEABLE:
        raise WorkspaceError("invalid_profile")
    if len(str(changes.get("status_text", ""))) > STATUS_CHARACTERS:
        raise WorkspaceError("too_long")
    person = call.person() if call.text("user") else call.person_of(call.user)
    if person.id != call.user and not call.person_of(call.user).is_admin:
        raise WorkspaceError("not_admin")
    call.workspace.profiles.setdefault(person.id, {}).update(_with_names(changes))
    has_status = any(name.startswith("status_") for name in changes)
    for kind in ("user_change", "user_profile_changed", *(("user_status_changed",) if has_status else ())):
        call.workspace.happened(Happening(kind, person.id))
    call.workspace.tell(None, {"type": "world"})
    profile = profile_object(call.workspace, person)
    return {"profile": profile, "username": person.name.lower()}


def _with_names(changes: dict[str, Any]) -> dict[str, Any]:
    """The changes; a new real name changes the two names that it consists of."""
    if "real_name" not in changes:
        return changes
    first, _, last = str(changes["real_name"]).partition(" ")
    return {"first_name": first, "last_name": last, **changes}


def identity(call: Call) -> ResponseBody:
    """Returns the person's identity, for the first version of *Sign in with Slack*."""
    person = call.person_of(call.user)
    profile = profile_object(call.workspace, person)
    images = {name: profile[name] for name in profile if name.startswith("image_")}
    user = {"id": person.id, "name": person.full_name, "email": person.address, **images}
    return {"user": user, "team": {"id": call.workspace.team["id"], "name": call.workspace.team["name"]}}


def open_id_user(call: Call) -> ResponseBody:
    """Returns who the person is, for *Sign in with Slack*."""
    return open_id_claims(call.workspace, call.person_of(call.user))


def open_id_claims(workspace: Workspace, person: Person) -> dict[str, Any]:
    """What Slack says of somebody who signs in: https://docs.slack.dev/reference/methods/openid.connect.userInfo."""
    profile = profile_object(workspace, person)
    return {
        "sub": person.id,
        "https://slack.com/user_id": person.id,
        "https://slack.com/team_id": workspace.team["id"],
        "https://slack.com/team_name": workspace.team["name"],
        "https://slack.com/team_domain": workspace.team["domain"],
        "email": person.address,
        "email_verified": True,
        "name": profile["real_name"],
        "given_name": profile["first_name"],
        "family_name": profile["last_name"],
        "picture": profile["image_512"],
        "locale": person.locale,
        "https://slack.com/user_image_192": profile["image_192"],
        "https://slack.com/user_image_512": profile["image_512"],
    }


def team_profile(_: Call) -> ResponseBody:
    """Lists the workspace's own profile fields: there are none."""
    return {"profile": {"fields": [], "sections": []}}


def dnd_info(call: Call) -> ResponseBody:
    """Says whether a person has do-not-disturb on, and until when."""
    return _dnd(call, call.member() if call.text("user") else call.user)


def dnd_team_info(call: Call) -> ResponseBody:
    """Says for several people whether they have do-not-disturb on."""
    return {"users": {user: {name: _dnd(call, user)[name] for name in OFF} for user in call.users()}}


def set_snooze(call: Call) -> ResponseBody:
    """Turns on do-not-disturb for some minutes."""
    minutes = call.number("num_minutes", "missing_duration")
    if minutes > SNOOZE_MINUTES:
        raise WorkspaceError("too_long")
    until = int(call.workspace.clock()) + minutes * 60
    _snooze(call, until)
    snooze = {"snooze_endtime": until, "snooze_remaining": minutes * 60}
    return {"snooze_enabled": True, **snooze, "snooze_is_indefinite": False}


def end_snooze(call: Call) -> ResponseBody:
    """Ends a snooze that dnd.setSnooze began."""
    if not _dnd(call, call.user)["snooze_enabled"]:
        raise WorkspaceError("snooze_not_active")
    _snooze(call, 0)
    return _dnd(call, call.user)


def end_dnd(call: Call) -> ResponseBody:
    """Ends do-not-disturb."""
    _snooze(call, 0)
    return {}


def _snooze(call: Call, until: int) -> None:
    call.workspace.snoozes[call.user] = until
    call.workspace.happened(Happening("dnd_updated_user", call.user))


def _dnd(call: Call, user: str) -> dict[str, Any]:
    return dnd_status(call.workspace.snoozes.get(user, 0), int(call.workspace.clock()))


def dnd_status(until: int, now: int) -> dict[str, Any]:
    """A person's status with do-not-disturb on `until` then."""
    if until <= now:
        return {**OFF, "snooze_enabled": False}
    snooze = {"snooze_enabled": True, "snooze_endtime": until, "snooze_remaining": until - now}
    return {"dnd_enabled": True, "next_dnd_start_ts": now, "next_dnd_end_ts": until, **snooze}


METHODS: Final[dict[str, Method]] = {
    "dnd.endDnd": Method(end_dnd, "dnd:write", for_people=True),
    "dnd.endSnooze": Method(end_snooze, "dnd:write", for_people=True),
    "dnd.info": Method(dnd_info, "dnd:read"),
    "dnd.setSnooze": Method(set_snooze, "dnd:write", for_people=True),
    "dnd.teamInfo": Method(dnd_team_info, "dnd:read"),
    "openid.connect.userInfo": Method(open_id_user, for_people=True),
    "team.profile.get": Method(team_profile, "users.profile:read"),
    "users.identity": Method(identity, "identity.basic", for_people=True),
    "users.profile.get": Method(get_profile, "users.profile:read"),
    "users.profile.set": Method(set_profile, "users.profile:write", for_people=True),
}

"""`apps.*` and `tooling.*`: connections for Socket Mode, who may see an event, uninstalling, configuration tokens."""

from typing import Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody


def connections_open(call: Call) -> ResponseBody:
    """Returns the address of a WebSocket, which works for one connection."""
    return {"url": call.connect()}


def authorizations(call: Call) -> ResponseBody:
    """Lists who may see an event: the workspace with its app."""
    team = call.workspace.team["id"]
    authorization = {
        "enterprise_id": call.workspace.enterprise,
        "team_id": team,
        "user_id": call.app.user,
        "is_bot": True,
    }
    return call.page("authorizations", [{**authorization, "is_enterprise_install": call.workspace.is_org_wide}])


def uninstall(call: Call) -> ResponseBody:
    """Uninstalls the app: all its tokens of this workspace end."""
    tokens = call.workspace.tokens
    tokens.check_credentials(call.app, call.text("client_id"), call.text("client_secret"))
    tokens.uninstall(call.app)
    return {}


def rotate_configuration(call: Call) -> ResponseBody:
    """Returns a new app configuration token for a refresh token, which works once."""
    token, refresh, expires = call.workspace.tokens.rotate_configuration(call.text("refresh_token"))
    owner = next(iter(call.workspace.people))
    times = {"iat": int(call.workspace.clock()), "exp": expires}
    who = {"team_id": call.workspace.team["id"], "user_id": owner}
    return {"token": token, "refresh_token": refresh, **who, **times}


METHODS: Final[dict[str, Method]] = {
    "apps.connections.open": Method(connections_open, app_level=True),
    "apps.event.authorizations.list": Method(authorizations, app_level=True),
    "apps.uninstall": Method(uninstall),
    "tooling.tokens.rotate": Method(rotate_configuration, free=True),
}

"""`apps.*`: connections for Socket Mode, and who may see an event."""

from typing import Final

from slack_playground.web_api.call import Call, Method, ResponseBody


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


METHODS: Final[dict[str, Method]] = {
    "apps.connections.open": Method(connections_open, app_level=True),
    "apps.event.authorizations.list": Method(authorizations, app_level=True),
}

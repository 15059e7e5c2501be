"""`apps.*`: where to connect for Socket Mode."""

from typing import Final

from slack_playground.web_api.call import Call, Method, ResponseBody


def connections_open(call: Call) -> ResponseBody:
    """The address of a WebSocket, good for one connection."""
    return {"url": call.connect()}


METHODS: Final[dict[str, Method]] = {"apps.connections.open": Method(connections_open, app_level=True)}

"""`apps.*`: where to connect for Socket Mode."""

from typing import Final

from slack_playground.web_api.call import Answer, Asked, Method


def connections_open(asked: Asked) -> Answer:
    """The address of a WebSocket, good for one connection."""
    return {"url": asked.connect()}


METHODS: Final[dict[str, Method]] = {"apps.connections.open": Method(connections_open, app_level=True)}

"""An app that takes orders for soup. It knows nothing of the playground."""

import os
from typing import Any

from slack_bolt import Ack, App, Respond, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler

app = App(token=os.environ["SLACK_BOT_TOKEN"])


@app.message("hungry")
def offer(say: Say) -> None:
    """Offer soup."""
    button: dict[str, Any] = {
        "type": "button",
        "action_id": "order",
        "text": {"type": "plain_text", "text": "Order"},
    }
    say(text="Soup?", blocks=[{"type": "actions", "elements": [button]}])


@app.action("order")
def order(ack: Ack, respond: Respond) -> None:
    """Take the order."""
    ack()
    respond("One soup.", replace_original=True)


if __name__ == "__main__":
    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()  # type: ignore[no-untyped-call]  # Bolt leaves it so

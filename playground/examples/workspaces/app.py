"""An app that is installed in several workspaces with OAuth. It knows nothing of the playground."""

import os
import sys
from pathlib import Path
from typing import Any

from slack_bolt import App, BoltContext, Say
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.oauth.installation_store import FileInstallationStore
from slack_sdk.oauth.state_store import FileOAuthStateStore

KEPT = str(Path("installations").absolute())
settings = OAuthSettings(
    client_id=os.environ["SLACK_CLIENT_ID"],
    client_secret=os.environ["SLACK_CLIENT_SECRET"],
    scopes=["app_mentions:read", "channels:history", "chat:write", "users:read"],
    installation_store=FileInstallationStore(base_dir=KEPT),
    state_store=FileOAuthStateStore(expiration_seconds=600, base_dir=KEPT),
)
app = App(signing_secret=os.environ["SLACK_SIGNING_SECRET"], oauth_settings=settings)


@app.event("app_mention")
def answer(event: dict[str, Any], client: WebClient, context: BoltContext, say: Say) -> None:
    """Greet whoever mentions the app, and say where they come from."""
    person = client.users_info(user=event["user"])["user"]
    kinds = {"is_restricted": "a guest", "is_stranger": "from another workspace"}
    kind = next((words for name, words in kinds.items() if person[name]), "at home")
    say(f"Soup for {person['profile']['display_name']}, {kind} in {context.team_id}.")


if __name__ == "__main__":
    app.start(port=int(sys.argv[1]) if sys.argv[1:] else 3000)

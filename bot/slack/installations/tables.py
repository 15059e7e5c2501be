"""The tables, as Slack's SDK lays them out, with room for encrypted tokens."""

from dataclasses import dataclass
from typing import Final

from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import Index, MetaData, Table, Text

SECRETS: Final = frozenset(
    {"bot_token", "bot_refresh_token", "user_token", "user_refresh_token", "incoming_webhook_url"}
)
"""Columns with credentials, which are stored encrypted."""


@dataclass(frozen=True)
class Tables:
    """What the database of installations holds."""

    metadata: MetaData
    bots: Table
    installations: Table
    states: Table


def build_tables() -> Tables:
    """The tables as this release's code expects them."""
    metadata = MetaData()
    sdk = AsyncSQLAlchemyInstallationStore
    bots = sdk.build_bots_table(metadata, sdk.default_bots_table_name)
    installations = sdk.build_installations_table(metadata, sdk.default_installations_table_name)
    for column in (*bots.columns, *installations.columns):
        if column.name in SECRETS:
            column.type = Text()
    sdk_states = AsyncSQLAlchemyOAuthStateStore
    states = sdk_states.build_oauth_states_table(metadata, sdk_states.default_table_name)
    Index("slack_oauth_states_idx", states.c.state)
    return Tables(metadata, bots, installations, states)

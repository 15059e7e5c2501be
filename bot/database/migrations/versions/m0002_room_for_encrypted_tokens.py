"""Makes room for encrypted tokens, which are longer than 200 characters, and adds an index on states."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SECRET = {
    "slack_bots": ["bot_token", "bot_refresh_token"],
    "slack_installations": [
        "bot_token",
        "bot_refresh_token",
        "user_token",
        "user_refresh_token",
        "incoming_webhook_url",
    ],
}


def upgrade() -> None:
    """Make every column with a secret a text of any length."""
    for table, columns in SECRET.items():
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.alter_column(column, existing_type=sa.String(200), type_=sa.Text())
    op.create_index("slack_oauth_states_idx", "slack_oauth_states", ["state"])

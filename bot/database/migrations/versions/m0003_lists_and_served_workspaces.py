"""Adds people's lists of saved occupations, and the workspaces that are served under an organization's installation."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the two tables."""
    op.create_table(
        "duties_saved_lists",
        sa.Column("team_id", sa.String(32), primary_key=True),
        sa.Column("user_id", sa.String(32), primary_key=True),
        sa.Column("lists", sa.Text(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
    )
    op.create_index("duties_saved_lists_idx", "duties_saved_lists", ["used_on"])
    op.create_table(
        "duties_served_workspaces",
        sa.Column("enterprise_id", sa.String(32), primary_key=True),
        sa.Column("team_id", sa.String(32), primary_key=True),
    )


def downgrade() -> None:
    """Drop both: a release that doesn't know them couldn't erase what is in them."""
    op.drop_table("duties_served_workspaces")
    op.drop_table("duties_saved_lists")

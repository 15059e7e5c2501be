"""Sample installations of the app."""

from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import text

from bot.database.database import open_engine
from bot.slack.installations.access import InstallationKey
from bot.slack.installations.token_cipher import new_key

CLIENT = "1234.5678"
OLD, NEW = new_key(), new_key()
ACME = InstallationKey(None, "T1ACME")
BETA = InstallationKey(None, "T2BETA")
GRID = InstallationKey("E1GRID", None)


def an_installation(
    key: InstallationKey = ACME, token: str = "xoxb-first", at: float = 1_700_000_000.5
) -> Installation:
    return Installation(
        app_id="A1",
        enterprise_id=key.enterprise,
        team_id=key.team,
        team_name=f"The people of {key.team}" if key.team else None,
        enterprise_name="The Grid" if key.enterprise else None,
        user_id="U1ADMIN",
        bot_token=token,
        bot_id="B1",
        bot_user_id="U1BOT",
        bot_scopes=["chat:write", "commands"],
        bot_refresh_token=f"xoxe-1-{token}",
        bot_token_expires_in=43_200,
        is_enterprise_install=key.team is None,
        installed_at=at,
    )


async def expired(database_url: str) -> None:
    """An installation that nobody has used for a day."""
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        for table in ("slack_bots", "slack_installations"):
            past = f"UPDATE {table} SET bot_token_expires_at = '2001-01-01 00:00:00'"  # noqa: S608 - ours
            await connection.execute(text(past))
    await engine.dispose()

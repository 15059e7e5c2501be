"""Which token speaks for the bot, and who the bot is in the workspace."""

import asyncio
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext


class OneWorkspace(AsyncAuthorize):
    """Authorizes every request with one bot token.

    Slack is asked once who that is: Bolt's own single-team check asks again for each of the first requests
    that come at the same time (fifty made 39 calls).
    """

    def __init__(self, token: str) -> None:
        self._token = token
        self._known: AuthorizeResult | None = None
        self._asking = asyncio.Lock()

    async def __call__(self, *, context: AsyncBoltContext, **_: Any) -> AuthorizeResult:
        """Who the bot is. Raises SlackApiError when the token is refused."""
        async with self._asking:
            if self._known is None:
                answer = await context.client.auth_test(token=self._token)
                self._known = AuthorizeResult.from_auth_test_response(auth_test_response=answer, bot_token=self._token)
        return self._known

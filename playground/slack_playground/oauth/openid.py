"""*Sign in with Slack*: the consent page, the token that says who somebody is, and the keys it is signed with.

https://docs.slack.dev/authentication/sign-in-with-slack
"""

import base64
import functools
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode, urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from slack_playground.delivery.request_paths import LOOPBACK
from slack_playground.oauth.consent_page import choice, consent_page, refusal_page
from slack_playground.oauth.oauth_app import OAuthApp, is_redirect_of
from slack_playground.oauth.pages import credentials
from slack_playground.oauth.tokens import CODE_SECONDS
from slack_playground.web_api.profiles import open_id_claims
from slack_playground.web_api.request_body import read_arguments
from slack_playground.workspace.models import Person, WorkspaceError
from slack_playground.workspace.workspace import Workspace

ISSUER: Final = "https://slack.com"
KEY_ID: Final = "playground"
DECIDE: Final = "/openid/connect/decide"
TOKEN_SECONDS: Final = 300
SCOPES: Final = frozenset({"openid", "email", "profile"})


@dataclass(frozen=True)
class _SignIn:
    """Somebody of a workspace signed in to an app, at a time; the token repeats the app's `nonce`."""

    at: float
    workspace: Workspace
    person: Person
    oauth_app: OAuthApp
    nonce: str


class SignInWithSlack:
    """OpenID Connect for the people of these workspaces, who sign in to these apps; `url` is the address of it all."""

    def __init__(self, url: str, workspaces: Sequence[Workspace], apps: Sequence[OAuthApp]) -> None:
        self._url = url
        self._workspaces = {workspace.team["id"]: workspace for workspace in workspaces}
        self._first = workspaces[0]
        self._apps = {app.credentials.client_id: app for app in apps}
        self._codes: dict[str, _SignIn] = {}

    def routes(self) -> list[BaseRoute]:
        """Slack's addresses for it."""
        return [
            Route("/.well-known/openid-configuration", self._configuration),
            Route("/openid/connect/authorize", self._authorize),
            Route(DECIDE, self._decide),
            Route("/openid/connect/keys", self._keys),
            Route("/api/openid.connect.token", self._token, methods=["POST", "GET"]),
        ]

    async def _configuration(self, _: Request) -> Response:
        """Where everything is, for clients that look for it."""
        return JSONResponse(
            {
                "issuer": ISSUER,
                "authorization_endpoint": f"{self._url}/openid/connect/authorize",
                "token_endpoint": f"{self._url}/api/openid.connect.token",
                "userinfo_endpoint": f"{self._url}/api/openid.connect.userInfo",
                "jwks_uri": f"{self._url}/openid/connect/keys",
                "scopes_supported": sorted(SCOPES),
                "response_types_supported": ["code"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        """Ask which person signs in."""
        query = dict(request.query_params)
        refusal = self._refusal(query)
        if refusal:
            return refusal_page(refusal)
        named = self._workspaces.get(query.get("team", ""))
        workspaces = self._workspaces.values() if named is None else [named]
        choices = [link for workspace in workspaces for link in self._choices(workspace, query)]
        title = f"Sign in to {self._apps[query['client_id']].app.name} with Slack"
        static = self._first.base_url.removeprefix(self._url)
        return consent_page(title, ["As whom?"], choices, static=f"{static}/static")

    def _choices(self, workspace: Workspace, query: Mapping[str, str]) -> list[str]:
        """Links for the people of a workspace, with its name if there are several."""
        team = workspace.team
        where = f" of {team['name']}" if len(self._workspaces) > 1 else ""
        people = [person for person in workspace.people.values() if not person.is_bot]
        return [
            choice(f"{person.name}{where}", DECIDE, {**query, "team": team["id"], "person": person.id})
            for person in people
        ]

    async def _decide(self, request: Request) -> Response:
        """Lead back to the app, with a code."""
        query = dict(request.query_params)
        workspace = self._workspaces.get(query.get("team", ""), self._first)
        person = workspace.people.get(query.get("person", ""))
        if self._refusal(query) or person is None:
            return refusal_page("This link doesn't work. Start again from the app.")
        code = secrets.token_hex(16)
        oauth_app = self._apps[query["client_id"]]
        self._codes[code] = _SignIn(workspace.clock(), workspace, person, oauth_app, query.get("nonce", ""))
        answer = {"code": code, "state": query.get("state", "")}
        return RedirectResponse(f"{query['redirect_uri']}?{urlencode(answer)}", 302)

    async def _token(self, request: Request) -> Response:
        """The tokens for a code."""
        body = read_arguments(await request.body(), request.headers.get("content-type", ""))
        form = {**dict(request.query_params), **body}
        try:
            sign_in = self._exchange(form, *credentials(request, form))
        except WorkspaceError as error:
            return JSONResponse({"ok": False, "error": str(error)})
        access = sign_in.workspace.tokens.sign_in_token(sign_in.person, sign_in.oauth_app.app)
        tokens = {"access_token": access, "token_type": "Bearer", "id_token": self._id_token(sign_in)}
        return JSONResponse({"ok": True, **tokens})

    async def _keys(self, _: Request) -> Response:
        """The public key of the tokens."""
        numbers = _key().public_key().public_numbers()
        shown = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": KEY_ID}
        return JSONResponse({"keys": [{**shown, "n": _number(numbers.n), "e": _number(numbers.e)}]})

    def _exchange(self, form: Mapping[str, str], client_id: str, client_secret: str) -> _SignIn:
        """Raises WorkspaceError: invalid_client_id, bad_client_secret, invalid_code."""
        oauth_app = self._apps.get(client_id)
        if oauth_app is None:
            raise WorkspaceError("invalid_client_id")
        if client_secret != oauth_app.credentials.client_secret:
            raise WorkspaceError("bad_client_secret")
        sign_in = self._codes.pop(str(form.get("code")), None)
        if sign_in is None or sign_in.oauth_app is not oauth_app:
            raise WorkspaceError("invalid_code")
        if sign_in.workspace.clock() - sign_in.at > CODE_SECONDS:
            raise WorkspaceError("invalid_code")
        return sign_in

    def _id_token(self, sign_in: _SignIn) -> str:
        """A signed token that says who somebody is (a JWT)."""
        now = int(sign_in.workspace.clock())
        claims = {
            "iss": ISSUER,
            "aud": sign_in.oauth_app.credentials.client_id,
            "iat": now,
            "exp": now + TOKEN_SECONDS,
            "auth_time": now,
            "nonce": sign_in.nonce,
            **open_id_claims(sign_in.workspace, sign_in.person),
        }
        head = {"alg": "RS256", "typ": "JWT", "kid": KEY_ID}
        signed = ".".join(_encoded(json.dumps(part).encode()) for part in (head, claims))
        signature = _key().sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{_encoded(signature)}"

    def _refusal(self, query: Mapping[str, str]) -> str:
        """The error that Slack would show instead of the consent page; empty if there's none."""
        oauth_app = self._apps.get(query.get("client_id", ""))
        if oauth_app is None:
            return "Invalid client_id parameter"
        back, named = query.get("redirect_uri", ""), oauth_app.redirect_urls
        if not back or not (is_redirect_of(back, named) if named else urlsplit(back).hostname in LOOPBACK):
            return "redirect_uri did not match any configured URIs"
        scopes = set(query.get("scope", "").replace(",", " ").split())
        return "" if "openid" in scopes and scopes <= SCOPES else "Invalid permissions requested"


@functools.cache
def _key() -> rsa.RSAPrivateKey:
    """The key of this process: made when it is first needed."""
    return rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _number(number: int) -> str:
    return _encoded(number.to_bytes((number.bit_length() + 7) // 8, "big"))

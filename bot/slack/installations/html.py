"""One plain page with a sentence and a link, that loads nothing and can be framed by nobody."""

import base64
import hashlib
from dataclasses import dataclass
from html import escape
from typing import Final

STYLE: Final = (
    ":root{color-scheme:light dark}"
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:20vh auto;padding:0 1.5rem}"
    "h1{font-size:1.75rem;line-height:1.2}"
    "a{display:inline-block;margin-top:1rem;padding:.6rem 1.1rem;border-radius:.4rem;"
    "background:#1f3a5f;color:#fff;text-decoration:none}"
    "a:focus-visible{outline:3px solid #6aa5ee;outline-offset:2px}"
)
_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

HEADERS: Final[dict[str, str]] = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'",
    "cache-control": "no-store",
    # The address of the page that Slack sends people back to has a code in it.
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@dataclass(frozen=True)
class Link:
    """Where to go on."""

    label: str
    url: str


def page(title: str, sentence: str, link: Link | None) -> str:
    """The page's HTML; whatever is given is text."""
    onward = f'<p><a href="{escape(link.url)}">{escape(link.label)}</a></p>' if link else ""
    return (
        '<!doctype html><html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style>"
        f"<main><h1>{escape(title)}</h1><p>{escape(sentence)}</p>{onward}</main></html>"
    )

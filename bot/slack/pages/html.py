"""Fills the templates. Every value is escaped, except HTML that was made here.

The pages load nothing and run nothing, and their content security policy says so: the style is allowed by its hash.
"""

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template
from typing import Final


class Html(str):
    """Text that is already HTML."""

    __slots__ = ()


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8").strip()


STYLE: Final = Html(_read("style.css"))
PAGE, LANDING, NOTICE, HANDOUT, HANDOUT_OCCUPATION = (
    Template(_read(f"{name}.html")) for name in ("page", "landing", "notice", "handout", "handout_occupation")
)
_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

POLICY: Final = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'"
}


def fill(template: Template, **values: str) -> Html:
    """A template with its values. Raises KeyError for a name that is missing."""
    texts = {name: value if isinstance(value, Html) else escape(value) for name, value in values.items()}
    return Html(template.substitute(texts))


def page(body: Html, *, title: str, description: str = "", language: str = "en") -> str:
    """A whole page around its body."""
    meta = Html(f'<meta name="description" content="{escape(description)}">' if description else "")
    return fill(PAGE, body=body, title=title, description=meta, language=language, style=STYLE)


def items(lines: Iterable[str]) -> Html:
    """The items of a list."""
    return Html("".join(f"<li>{escape(line)}</li>" for line in lines))


def link(label: str, url: str) -> Html:
    """A link to a page."""
    return Html(f'<a href="{escape(url)}">{escape(label)}</a>')


def button(label: str, url: str) -> Html:
    """A link that looks like a button."""
    return Html(f'<p><a class="add" href="{escape(url)}">{escape(label)}</a></p>')

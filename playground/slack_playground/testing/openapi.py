"""The control API as an OpenAPI document, and as a page without external resources."""

from html import escape
from typing import Any, Final

from slack_playground.testing.verbs import MESSAGE, VERBS, Verb

ANSWER: Final = {
    "200": {"description": "Done; `screen` is the newest message of the app as the person reads it."},
    "400": {"description": "It cannot be called like this, or the person cannot do it."},
    "404": {"description": "There is no such person or verb."},
    "409": {"description": "What should be seen or used is not there; `error` says what is there instead."},
}


EXAMPLE: Final = """\
curl http://127.0.0.1:3900/control/people/Alice/says -H 'content-type: application/json' -d '{"text": "I am hungry"}'
curl http://127.0.0.1:3900/control/people/Alice/sees -H 'content-type: application/json' -d '{"text": "[Order]"}'

{"ok": true, "result": {"ts": "…", "channel": "…", "thread_ts": null, "text": "[Order]"}, "screen": "[Order]",
 "failures": []}
"""


def document(operations: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The OpenAPI document; `operations` are those besides the verbs, by path and method."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "slack-playground: control API",
            "version": "1",
            "description": "Do what people do in the workspace, simulate faults, and read what happened.",
        },
        "paths": {**_verb_paths(), **operations},
    }


def _verb_paths() -> dict[str, dict[str, Any]]:
    return {f"/control/people/{{person}}/{verb.name}": {"post": _verb(verb)} for verb in VERBS.values()} | {
        "/control/apps/{app}/people/{person}/{verb}": {"post": _verb_with_app()}
    }


def _verb(verb: Verb) -> dict[str, Any]:
    return {
        "operationId": verb.name,
        "summary": verb.summary.splitlines()[0],
        "description": verb.summary,
        "parameters": [_parameter("person", "Alice")],
        "requestBody": {"content": {"application/json": {"schema": verb.schema()}}},
        "responses": ANSWER,
    }


def _verb_with_app() -> dict[str, Any]:
    """Each verb, for a person who addresses one of several apps."""
    summary = "Any of these verbs, where the app is this one: its direct messages, Home, shortcuts and messages."
    schema = {"type": "object", "description": "The arguments of the verb."}
    return {
        "operationId": "with_app",
        "summary": summary,
        "parameters": [_parameter("app", "Deployer"), _parameter("person", "Alice"), _parameter("verb", "says")],
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": ANSWER,
    }


def _parameter(name: str, example: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}, "example": example}


def page(operations: dict[str, dict[str, Any]]) -> str:
    """The same as a page for people."""
    rows = "".join(
        _row(path, method, operation)
        for path, methods in document(operations)["paths"].items()
        for method, operation in methods.items()
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Control API – Playground</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="../static/icon.svg"><link rel="stylesheet" href="../static/control.css">'
        "<main><h1>Control API</h1>"
        "<p>Each path takes and answers JSON. "
        'Machines read <a href="openapi.json">openapi.json</a>.</p>'
        f"<pre tabindex='0'><code>{escape(EXAMPLE)}</code></pre>"
        "<p>A verb waits until the app has acknowledged; <code>sees</code> waits for a text, five seconds at most. "
        "What cannot be done has the status 400, 404 or 409, and an <code>error</code> that says what there is "
        "instead. Arguments in bold are required; an argument without a type is a text.</p>"
        f'<div class="scroll" tabindex="0" role="region" aria-label="Operations"><table><thead><tr>'
        f'<th scope="col">Operation</th><th scope="col">What it does</th><th scope="col">Arguments</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></main></html>"
    )


def _row(path: str, method: str, operation: dict[str, Any]) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    required = set(schema.get("required", ()))
    names = [
        (f"<b>{name}</b>" if name in required else name) + _type(prop)
        for name, prop in schema.get("properties", {}).items()
    ]
    return (
        f"<tr><th scope='row'><code>{method.upper()} {escape(path)}</code></th>"
        f"<td>{escape(operation['summary'])}</td><td>{', '.join(names)}</td></tr>"
    )


def _type(schema: dict[str, Any]) -> str:
    """What is to be known of an argument besides its name; nothing of a text."""
    if schema.get("description") == MESSAGE["description"]:
        return " (a message's <code>ts</code>)"
    kind = schema.get("type", "string")
    return "" if kind == "string" else f" ({'list of texts' if kind == 'array' else kind})"

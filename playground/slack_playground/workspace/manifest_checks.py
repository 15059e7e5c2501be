"""Checks a manifest before an app runs with it.

Schema: https://docs.slack.dev/reference/app-manifest
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

SECTIONS: Final = frozenset(
    {
        "_metadata",
        "app_directory",
        "compliance",
        "datastores",
        "display_information",
        "external_auth_providers",
        "features",
        "functions",
        "metadata_events",
        "oauth_config",
        "outgoing_domains",
        "settings",
        "types",
        "workflows",
    }
)
SCHEMA: Final = "$schema"
"""Names the schema for editors, as in Slack's own templates; not a part of the app."""
LONGEST_NAME: Final = 35


def faults(manifest: Any) -> list[str]:
    """A sentence for each error, with its place in the manifest; empty if an app can run with it."""
    if not isinstance(manifest, Mapping):
        return ["it must be a mapping with display_information, features, oauth_config and settings"]
    unknown = sorted(str(name) for name in manifest.keys() - SECTIONS - {SCHEMA})
    named = [f"{name} is no part of a manifest; there are {', '.join(sorted(SECTIONS))}" for name in unknown]
    return [*named, *(found for check in CHECKS for found in check(manifest))]


def _name(manifest: Mapping[str, Any]) -> list[str]:
    shown = manifest.get("display_information")
    if shown is None or not isinstance(shown, Mapping):
        return []  # the playground calls such an app "Your app"
    name = shown.get("name", "")
    if isinstance(name, str) and len(name) <= LONGEST_NAME:
        return []
    return [f"display_information.name must be a text of at most {LONGEST_NAME} characters"]


def wrong_shapes(manifest: Mapping[str, Any]) -> list[str]:
    """Parts that must be mappings, and aren't."""
    wanted = (
        ("display_information",),
        ("features",),
        ("features", "bot_user"),
        ("features", "app_home"),
        ("oauth_config",),
        ("oauth_config", "scopes"),
        ("settings",),
        ("settings", "event_subscriptions"),
        ("functions",),
    )
    return [f"{'.'.join(names)} must be a mapping" for names in wanted if not _is(Mapping, manifest, names)]


def _lists(manifest: Mapping[str, Any]) -> list[str]:
    """Parts that must be lists of texts."""
    wanted = (
        ("oauth_config", "scopes", "bot"),
        ("oauth_config", "scopes", "user"),
        ("oauth_config", "redirect_urls"),
        ("settings", "event_subscriptions", "bot_events"),
        ("settings", "event_subscriptions", "user_events"),
    )
    return [f"{'.'.join(names)} must be a list of texts" for names in wanted if not _is_texts(_at(manifest, names))]


def _offers(manifest: Mapping[str, Any]) -> list[str]:
    """Commands and shortcuts, which need some fields."""
    return [
        *_needs(manifest, "slash_commands", ("command", "description")),
        *_needs(manifest, "shortcuts", ("name", "type", "callback_id", "description")),
        *(
            f"features.slash_commands[{number}].command must begin with /"
            for number, command in enumerate(_listed(manifest, "slash_commands"))
            if isinstance(command, Mapping) and not str(command.get("command", "/")).startswith("/")
        ),
    ]


CHECKS: Final[tuple[Callable[[Mapping[str, Any]], list[str]], ...]] = (wrong_shapes, _name, _lists, _offers)


def _needs(manifest: Mapping[str, Any], feature: str, fields: tuple[str, ...]) -> list[str]:
    """The required fields that entries of a list of features lack."""
    if not isinstance(_at(manifest, ("features", feature)) or [], list):
        return [f"features.{feature} must be a list"]
    return [
        f"features.{feature}[{number}] needs {', '.join(lacking)}"
        for number, entry in enumerate(_listed(manifest, feature))
        if (lacking := [name for name in fields if not isinstance(entry, Mapping) or not entry.get(name)])
    ]


def _listed(manifest: Mapping[str, Any], feature: str) -> list[Any]:
    found = _at(manifest, ("features", feature))
    return found if isinstance(found, list) else []


def _is(kind: type, manifest: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    found = _at(manifest, names)
    return found is None or isinstance(found, kind)


def _is_texts(found: Any) -> bool:
    return found is None or (isinstance(found, list) and all(isinstance(item, str) for item in found))


def _at(manifest: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """A part of the manifest, or None."""
    part: Any = manifest
    for name in names:
        part = part.get(name) if isinstance(part, Mapping) else None
    return part

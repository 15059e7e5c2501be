"""Reads which apps there are: from the command line's options, and from the seed."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from slack_playground.documents import DocumentError, read_document
from slack_playground.workspace.apps import App
from slack_playground.workspace.manifest_checks import faults

MANIFESTS: Final = ("manifest.json", "manifest.yaml", "manifest.yml")
"""How apps call the file of their manifest."""
FIELDS: Final = frozenset({"name", "manifest", "url", "command", "installed_in"})


class StartError(Exception):
    """The playground can't start; the sentence says why, and what to do."""


@dataclass(frozen=True)
class AppPlan:
    """An app, its request URL if it's known, and the command that starts it if the playground does."""

    app: App
    url: str | None = None
    command: Sequence[str] = field(default=())
    installed_in: Sequence[str] | None = None
    """The workspaces, by id or name, in which the seed installs it; None if the seed doesn't say."""

    def teams(self, named: Mapping[str, str], *, oauth: bool) -> list[str] | None:
        """The ids of the workspaces in which it's installed from the beginning; None for all.

        `named` has the ids by name and by id. Raises StartError: there's no such workspace.
        """
        if self.installed_in is None:
            return [] if oauth else None
        unknown = [name for name in self.installed_in if name not in named]
        if unknown:
            raise StartError(f"{self.app.name} is installed in {unknown[0]}; there are {', '.join(named)}.")
        return [named[name] for name in self.installed_in]


def app_plans(
    urls: Sequence[str], manifests: Sequence[Path], commands: Sequence[Sequence[str]], seed: Path | None
) -> list[AppPlan]:
    """The apps in their order; what an option says of an app goes before what the seed says.

    Raises:
        StartError: a manifest can't be used, or two apps have the same name.
    """
    seeded = _seeded(seed)
    listed = list(zip_longest(seeded or [{}], urls, map(_manifest, manifests), commands))
    plans = [_plan(number, *row) for number, row in enumerate(listed, 1)]
    names = [plan.app.name for plan in plans]
    for name in names:
        if names.count(name) > 1:
            raise StartError(
                f"Two apps are called {name}; each needs a name of its own, in its manifest or in the seed."
            )
    return plans


def _plan(
    number: int,
    seeded: Mapping[str, Any] | None,
    url: str | None,
    manifest: Mapping[str, Any] | None,
    command: Sequence[str] | None,
) -> AppPlan:
    described = seeded or {}
    app = App(manifest or described.get("manifest"), number, str(described.get("name") or ""))
    places = described.get("installed_in")
    if places is not None and not isinstance(places, list):
        raise StartError(f"installed_in of {app.name} must be a list of workspaces.")
    started = command or shlex.split(str(described.get("command") or ""))
    return AppPlan(app, url or described.get("url"), started, None if places is None else list(map(str, places)))


def _seeded(path: Path | None) -> list[Mapping[str, Any]]:
    """The apps in a seed, with their manifests read. A seed with one app has only its `manifest`."""
    if path is None:
        return []
    description = read_file(path)
    apps = description.get("apps") or [{"manifest": description.get("manifest")}]
    if not isinstance(apps, list) or not all(isinstance(app, Mapping) for app in apps):
        raise StartError(f"{path}: apps must be a list of mappings.")
    unknown = {str(name) for app in apps for name in app.keys() - FIELDS}
    if unknown:
        raise StartError(f"{path}: {', '.join(sorted(unknown))}: an app has {', '.join(sorted(FIELDS))}.")
    return [{**app, "manifest": _seeded_manifest(path, app.get("manifest"))} for app in apps]


def _seeded_manifest(seed: Path, given: Any) -> Mapping[str, Any] | None:
    """The manifest of an app in a seed: written there, or the path of another file."""
    if isinstance(given, str):
        return _manifest(seed.parent / given)
    return None if given is None else _checked(seed, given)


def _manifest(path: Path) -> Mapping[str, Any]:
    return _checked(path, read_file(path))


def _checked(path: Path, manifest: Any) -> Mapping[str, Any]:
    found = faults(manifest)
    if found:
        raise StartError(f"The manifest in {path} can't be used: {'; '.join(found)}.")
    return dict(manifest)


def read_file(path: Path) -> dict[str, Any]:
    """A JSON or YAML file. Raises StartError."""
    try:
        return read_document(path)
    except DocumentError as error:
        raise StartError(f"{error}.") from error


def manifest_hints(plans: Sequence[AppPlan]) -> list[str]:
    """Hints about apps without a manifest."""
    if all(plan.app.manifest is not None for plan in plans):
        return []
    here = next((name for name in MANIFESTS if Path(name).is_file()), None)
    if here is not None:
        return [f"There is a {here} here: --manifest {here} gives the app its name, commands, shortcuts and scopes."]
    return ["The app has no manifest, so it may do everything and gets every event. --manifest FILE gives it one."]

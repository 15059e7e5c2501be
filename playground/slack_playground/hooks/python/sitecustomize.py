"""Gives slack_sdk the address of the playground, in SLACK_API_URL, where an app gives none.

`slack-playground run` puts this folder first on PYTHONPATH; Python imports `sitecustomize` before it runs an app.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

SLACK = "https://slack.com/api/"
AUTHORIZE = "https://slack.com/oauth/v2/authorize"
CLASSES = {
    "slack_sdk.oauth.authorize_url_generator": "AuthorizeUrlGenerator",
    "slack_sdk.web.base_client": "BaseClient",
    "slack_sdk.web.async_base_client": "AsyncBaseClient",
    "slack_sdk.web.legacy_base_client": "LegacyBaseClient",
}


class _PatchingLoader(importlib.abc.Loader):
    """Loads a module of slack_sdk, then changes the addresses that are its defaults."""

    def __init__(self, loader: importlib.abc.Loader, class_name: str, url: str) -> None:
        self._loader, self._class_name, self._url = loader, class_name, url

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """Leave it to Python."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, then change the defaults of the class."""
        self._loader.exec_module(module)
        client = getattr(module, self._class_name)
        if hasattr(client, "BASE_URL"):
            client.BASE_URL = self._url
        ours = {SLACK: self._url, AUTHORIZE: self._url.removesuffix("api/") + "oauth/v2/authorize"}
        init = client.__init__
        init.__defaults__ = tuple(_ours(value, ours) for value in init.__defaults__ or ()) or None
        init.__kwdefaults__ = {name: _ours(value, ours) for name, value in (init.__kwdefaults__ or {}).items()} or None


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the modules in `CLASSES`, and nothing else."""

    def __init__(self, url: str) -> None:
        self._url = url

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The module's own spec, with a loader that changes it."""
        if fullname not in CLASSES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _PatchingLoader(spec.loader, CLASSES[fullname], self._url)
        return spec


def _ours(value: object, ours: dict[str, str]) -> object:
    """Our address instead of Slack's; any other default as it is."""
    return ours.get(value, value) if isinstance(value, str) else value


def _run_the_next_sitecustomize() -> None:
    """An environment may have a sitecustomize of its own: it is run too."""
    here = Path(__file__).resolve().parent
    others = [entry for entry in sys.path if Path(entry).resolve() != here]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


if os.environ.get("SLACK_API_URL"):
    sys.meta_path.insert(0, _Finder(os.environ["SLACK_API_URL"]))
_run_the_next_sitecustomize()

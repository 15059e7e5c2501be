"""Gives slack_sdk the address of the playground, in SLACK_API_URL, where an app gives none.

`slack-playground run` puts this folder first on PYTHONPATH; Python imports `sitecustomize` before it runs an app.
"""

import functools
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import os
import sys
from collections.abc import Callable, Sequence
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
        changed = getattr(module, self._class_name)
        if hasattr(changed, "BASE_URL"):
            changed.BASE_URL = self._url
        changed.__init__ = _with_our_addresses(changed.__init__, self._url)


def _with_our_addresses(init: Callable[..., None], url: str) -> Callable[..., None]:
    """A constructor that takes Slack's addresses, given or as defaults, for the playground's."""
    ours = {SLACK: url, SLACK.rstrip("/"): url, AUTHORIZE: url.removesuffix("api/") + "oauth/v2/authorize"}
    signature = inspect.signature(init)

    @functools.wraps(init)
    def changed(*args: object, **kwargs: object) -> None:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            bound.arguments[name] = ours.get(value, value) if isinstance(value, str) else value
        init(*bound.args, **bound.kwargs)

    return changed


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

"""Redirects an app's calls to Slack to the playground, whose Web API is at SLACK_API_URL.

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
from typing import Any

HOSTS = ("https://slack.com/", "https://www.slack.com/", "https://api.slack.com/", "https://hooks.slack.com/")
PLACES = ("api/", "oauth/", "openid/", "services/", "triggers/", "workflows/")
"""What the playground has of Slack, below any of these hosts."""
CONSTRUCTORS = {
    "slack_sdk.oauth.authorize_url_generator": ("AuthorizeUrlGenerator", "OpenIDConnectAuthorizeUrlGenerator"),
    "slack_sdk.web.base_client": ("BaseClient",),
    "slack_sdk.web.async_base_client": ("AsyncBaseClient",),
    "slack_sdk.web.legacy_base_client": ("LegacyBaseClient",),
    "slack.web.base_client": ("BaseClient",),
}
"""Classes whose constructors are given an address, by module."""
REQUESTS = {
    "aiohttp.client": ("ClientSession", "_request"),
    "httpx._client": ("BaseClient", "build_request"),
    "requests.sessions": ("Session", "request"),
    "urllib.request": ("OpenerDirector", "open"),
    "urllib3.poolmanager": ("PoolManager", "urlopen"),
}
"""The functions of HTTP clients that are given an address, by module and class."""
CHANGED = {module: [(name, "__init__") for name in names] for module, names in CONSTRUCTORS.items()} | {
    module: [function] for module, function in REQUESTS.items()
}


class _PatchingLoader(importlib.abc.Loader):
    """Loads a module, then wraps its function that takes an address."""

    def __init__(self, loader: importlib.abc.Loader, name: str, url: str) -> None:
        self._loader, self._name, self._url = loader, name, url

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """Leave it to Python."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, then wrap its function."""
        self._loader.exec_module(module)
        for class_name, function in CHANGED[self._name]:
            changed = getattr(module, class_name, None)
            if changed is None or not hasattr(changed, function):
                continue  # another version of that client
            if hasattr(changed, "BASE_URL"):
                changed.BASE_URL = self._url
            setattr(changed, function, _with_our_addresses(getattr(changed, function), self._url))


def _with_our_addresses(function: Callable[..., Any], url: str) -> Callable[..., Any]:
    """A wrapper that replaces Slack's addresses, in arguments and defaults, by the playground's."""
    signature = inspect.signature(function)

    @functools.wraps(function)
    def changed(*args: object, **kwargs: object) -> Any:
        bound = signature.bind(*args, **kwargs)
        if function.__name__ == "__init__":
            bound.apply_defaults()
        for name, value in bound.arguments.items():
            bound.arguments[name] = _led_here(value, url)
        return function(*bound.args, **bound.kwargs)

    return changed


def _led_here(value: object, url: str) -> object:
    """An address, or a request of urllib, with the playground's address; anything else unchanged."""
    if isinstance(value, str):
        return _ours(value, url)
    if hasattr(value, "full_url"):
        value.full_url = _ours(str(value.full_url), url)
    elif type(value).__name__ == "URL" and hasattr(value, "host"):
        text = str(value)
        kind: Callable[[str], object] = type(value)
        return value if _ours(text, url) == text else kind(_ours(text, url))
    return value


def _ours(address: str, url: str) -> str:
    """The playground's address instead of one of Slack's."""
    if address == "https://slack.com/api":
        return url
    for host in HOSTS:
        rest = address.removeprefix(host)
        if rest != address and rest.startswith(PLACES):
            return url.removesuffix("api/") + rest
    return address


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the modules in `CHANGED` only."""

    def __init__(self, url: str) -> None:
        self._url = url

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The module's spec, with a loader that wraps its function."""
        if fullname not in CHANGED:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = _PatchingLoader(spec.loader, fullname, self._url)
        return spec


def _run_the_next_sitecustomize() -> None:
    """Run the environment's own sitecustomize too, if there is one."""
    here = Path(__file__).resolve().parent
    others = [entry for entry in sys.path if Path(entry).resolve() != here]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


def _leave_the_proxy() -> None:
    """Remove the settings for other languages from the environment: this hook needs no proxy."""
    for name in filter(None, os.environ.pop("SLACK_PLAYGROUND_HTTPS", "").split(",")):
        os.environ.pop(name, None)


if os.environ.get("SLACK_API_URL"):
    _leave_the_proxy()
    sys.meta_path.insert(0, _Finder(os.environ["SLACK_API_URL"]))
_run_the_next_sitecustomize()

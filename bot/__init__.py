"""A Slack app that finds occupations by the duties they share."""

import re
from pathlib import Path


def version() -> str:
    """Return the installed version; in a checkout that isn't installed, as on a PaaS, that of pyproject.toml."""
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415 - few commands need it
    from importlib.metadata import version as installed_version  # noqa: PLC0415 - see above

    try:
        return installed_version("job-duties-bot")
    except PackageNotFoundError:
        return _version_of_checkout()


def _version_of_checkout() -> str:
    """The version in the checkout's pyproject.toml, or "0" without one."""
    project = Path(__file__).parents[1] / "pyproject.toml"
    found = re.search(r'^version = "([^"]+)"', project.read_text("utf-8"), re.MULTILINE) if project.is_file() else None
    return found[1] if found else "0"

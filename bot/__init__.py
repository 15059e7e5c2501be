"""A Slack app that finds occupations by the duties they share."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as _version


def version() -> str:
    """Return the installed version, or "0" in a checkout that is not installed."""
    try:
        return _version("job-duties-bot")
    except PackageNotFoundError:
        return "0"

"""Another version of Slack's SDK for a contestant: installed by pip into a temporary folder."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

INSTALL_SECONDS: Final = 120


@contextmanager
def sdk(version: str) -> Iterator[str | None]:
    """A folder with this version; None, with a sentence why, where it cannot be had."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        if _install(version, folder):
            yield folder
        else:
            print(f"slack-sdk {version} is left out: pip could not install it.")
            yield None


@contextmanager
def import_first_from(folder: str) -> Iterator[None]:
    """A process that is spawned in here looks for modules in this folder first."""
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        sys.path.remove(folder)


def _install(version: str, folder: str) -> bool:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder]
    try:
        ran = subprocess.run([*command, f"slack-sdk=={version}"], timeout=INSTALL_SECONDS, check=False)  # noqa: S603 - a version that its caller names
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0

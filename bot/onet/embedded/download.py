"""Fetches a release, and the list of Bright Outlook occupations, from O*NET's own addresses."""

import re
import zipfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import httpx

from bot.errors import ReleaseError

if TYPE_CHECKING:  # to read a release takes modules that a dyno, which knows this command, does without
    from bot.onet.embedded.release import Progress

RELEASES: Final = "https://www.onetcenter.org/dl_files/database/"
BRIGHT_OUTLOOK: Final = "https://www.onetonline.org/find/bright/All_Bright_Outlook_Occupations.csv?b=0&fmt=csv"
CURRENT: Final = "31.0"
NUMBER: Final = re.compile(r"(\d{1,3})\.(\d)")
SECONDS: Final = 60.0


def download_release(
    release: str, folder: Path, *, base_url: str = RELEASES, progress: "Progress | None" = None
) -> Path:
    """Fetch the text edition of a release, such as "31.0", into a folder; gives the zip's path.

    Raises:
        ReleaseError: there is no such release, or it did not arrive whole; with the remedy.
    """
    number = NUMBER.fullmatch(release)
    if number is None:
        raise ReleaseError(f"{release!r} is not the number of a release; one looks like {CURRENT}.")
    name = f"db_{number[1]}_{number[2]}_text.zip"
    target = folder / name
    _fetch(base_url + name, target, progress)
    if not zipfile.is_zipfile(target):
        raise ReleaseError(
            f"{base_url}{name} is not a zip. Is there a release {release}? The newest is on onetcenter.org."
        )
    return target


def download_bright_outlook(folder: Path, *, url: str = BRIGHT_OUTLOOK) -> Path:
    """Fetch the list of Bright Outlook occupations. Raises ReleaseError when it cannot be had."""
    target = folder / "Bright Outlook.csv"
    _fetch(url, target, None)
    return target


def _fetch(url: str, target: Path, progress: "Progress | None") -> None:
    remedy = "Check the connection, or download it in a browser and use: python -m bot data import FILE."
    try:
        with (
            httpx.stream("GET", url, timeout=SECONDS, follow_redirects=True) as answer,
            target.open("wb") as file,
        ):
            answer.raise_for_status()
            _copy(answer, file, target.name, progress)
    except httpx.HTTPStatusError as error:
        raise ReleaseError(f"{url} answered {error.response.status_code}. {remedy}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ReleaseError(f"{url} could not be fetched ({type(error).__name__}). {remedy}") from error
    except OSError as error:
        raise ReleaseError(f"{target} cannot be written ({error.strerror}).") from error


def _copy(answer: httpx.Response, file: IO[bytes], name: str, progress: "Progress | None") -> None:
    total = int(answer.headers.get("Content-Length", 0))
    done = 0
    for chunk in answer.iter_bytes():
        file.write(chunk)
        done += len(chunk)
        if progress is not None:
            progress(f"fetching {name}", done, max(total, done))

"""Downloads a release, and the list of Bright Outlook occupations, from O*NET's own addresses or a mirror."""

import hashlib
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from bot.errors import ReleaseError

if TYPE_CHECKING:  # what downloads and reads a release isn't for a command's help
    import httpx

    from bot.onet.embedded.release import ReportProgress

RELEASES: Final = "https://www.onetcenter.org/dl_files/database/"
BRIGHT_OUTLOOK: Final = "https://www.onetonline.org/find/bright/All_Bright_Outlook_Occupations.csv?b=0&fmt=csv"
BRIGHT_OUTLOOK_FILE: Final = "All_Bright_Outlook_Occupations.csv"
CURRENT: Final = "31.0"
NUMBER: Final = re.compile(r"([0-9]{1,3})\.([0-9])")
TIMEOUT_SECONDS: Final = 60.0
MAX_BYTES: Final = 256 * 1024 * 1024
"""The most bytes of a download; a release's zip is about 13 MB."""

CHECKSUMS: Final = {"31.0": "6883548adf5fde64cf6f801b35d15519c9225f2732c3cab0e281c652d16b23a9"}
"""SHA-256 of the text edition's zip by release.

O*NET publishes no checksums. The value of 31.0 comes from one public source and was not confirmed by a second one.
"""

CHECKSUM_SOURCE: Final = "it comes from one public source; O*NET publishes no checksums"
OTHER_WAY: Final = "Or download it in a browser and use: python -m bot data import FILE."


@dataclass(frozen=True)
class Downloaded:
    """A release's zip, its SHA-256 as 64 hex digits, and what comparing that proved, as a sentence."""

    path: Path
    sha256: str
    checked: str


def download_release(
    release: str,
    folder: Path,
    *,
    mirror: str = RELEASES,
    sha256: str | None = None,
    progress: "ReportProgress | None" = None,
) -> Downloaded:
    """Download the text edition of a release, such as "31.0", into a folder, and check its SHA-256.

    `mirror` is the address of a folder that has O*NET's zips under their own names. `sha256` replaces the checksum
    known here.

    Raises:
        ReleaseError: the release doesn't exist, didn't arrive whole, or is another file; says what to do.
    """
    number = NUMBER.fullmatch(release)
    if number is None:
        raise ReleaseError(f"{release!r} isn't the number of a release; an example is {CURRENT}.")
    name = f"db_{number[1]}_{number[2]}_text.zip"
    target = folder / name
    _fetch_zip(_address(mirror, name), target, release, progress)
    return _check_sha256(release, target, sha256)


def _fetch_zip(url: str, target: Path, release: str, progress: "ReportProgress | None") -> None:
    try:
        _fetch(url, target, progress)
    except _NotFoundError as error:
        raise ReleaseError(
            f"There is no release {release} at {url} (404)."
            " https://www.onetcenter.org/db_releases.html lists all releases; choose one with --release."
        ) from error
    if not zipfile.is_zipfile(target):
        raise ReleaseError(
            f"{url} didn't send a complete zip. Try again. If it fails again, check the release's number. {OTHER_WAY}"
        )


def download_bright_outlook(folder: Path, *, mirror: str | None = None, url: str | None = None) -> Path:
    """Download the list of Bright Outlook occupations, from `url`, a mirror, or O*NET OnLine.

    Raises:
        ReleaseError: it can't be downloaded.
    """
    target = folder / BRIGHT_OUTLOOK_FILE
    address = url or (BRIGHT_OUTLOOK if mirror is None else _address(mirror, BRIGHT_OUTLOOK_FILE))
    try:
        _fetch(address, target, None)
    except _NotFoundError as error:
        raise ReleaseError(f"{address} doesn't exist (404).") from error
    return target


class _NotFoundError(Exception):
    """The server answered 404: the address is wrong, not the connection."""


def _address(mirror: str, name: str) -> str:
    if not mirror.startswith(("https://", "http://")):
        raise ReleaseError(f"{mirror!r} isn't the address of a mirror; it must begin with https://.")
    return mirror.rstrip("/") + "/" + name


def _check_sha256(release: str, path: Path, wanted: str | None) -> Downloaded:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if wanted is not None and wanted.strip().lower() != found:
        raise ReleaseError(f"{path.name} has the SHA-256 {found}, not the one given as --sha256. Nothing is imported.")
    if wanted is not None:
        return Downloaded(path, found, "The SHA-256 is the one given with --sha256.")
    known = CHECKSUMS.get(release)
    if known is None:
        sentence = f"The SHA-256 couldn't be checked, because none is known for release {release}. It is {found}."
        return Downloaded(path, found, sentence)
    if known != found:
        raise ReleaseError(
            f"{path.name} has the SHA-256 {found}; for release {release} {known} is known ({CHECKSUM_SOURCE})."
            f" Nothing was imported. If you trust the file, give --sha256 {found}."
        )
    return Downloaded(path, found, f"The SHA-256 is the one known for release {release} ({CHECKSUM_SOURCE}).")


def _fetch(url: str, target: Path, progress: "ReportProgress | None") -> None:
    import httpx  # noqa: PLC0415 - see above

    remedy = f"Check the connection. {OTHER_WAY}"
    try:
        with (
            httpx.stream("GET", url, timeout=TIMEOUT_SECONDS, follow_redirects=True) as answer,
            target.open("wb") as file,
        ):
            if answer.status_code == httpx.codes.NOT_FOUND:
                raise _NotFoundError(url)
            answer.raise_for_status()
            _refuse_downgrade(url, answer)
            _copy(answer, file, target.name, progress)
    except httpx.HTTPStatusError as error:
        raise ReleaseError(f"{url} answered {error.response.status_code}. {remedy}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ReleaseError(f"{url} couldn't be downloaded ({type(error).__name__}). {remedy}") from error
    except OSError as error:
        raise ReleaseError(f"{target} can't be written ({error.strerror}).") from error


def _refuse_downgrade(url: str, answer: "httpx.Response") -> None:
    """Refuse a redirect from https to http, where anybody on the way could change the file."""
    if url.startswith("https://") and any(hop.url.scheme != "https" for hop in (*answer.history, answer)):
        raise ReleaseError(f"{url} redirects to an address without https. {OTHER_WAY}")


def _copy(answer: "httpx.Response", file: IO[bytes], name: str, progress: "ReportProgress | None") -> None:
    length = answer.headers.get("Content-Length", "")
    total = int(length) if length.isdecimal() else 0
    done = 0
    for chunk in answer.iter_bytes():
        done += len(chunk)
        if done > MAX_BYTES:
            raise ReleaseError(f"{name} has more than {MAX_BYTES >> 20} MB, far more than any release. {OTHER_WAY}")
        file.write(chunk)
        if progress is not None:
            progress(f"downloading {name}", done, max(total, done))

"""Reads manifests and seeds, in JSON or YAML."""

import json
from pathlib import Path
from typing import Any, Final

import yaml

MOST_VALUES: Final = 100_000
"""The most values of a document. A few lines of YAML can name one value so often that it becomes billions."""

DEEPEST: Final = 60
"""How deep a document may be nested; in YAML, a value can also contain itself."""


class DocumentError(Exception):
    """A file can't be used; the sentence says which one and why."""


def read_document(path: Path) -> dict[str, Any]:
    """The mapping in a JSON or YAML file.

    Raises:
        DocumentError: it can't be read, is neither JSON nor YAML, isn't a mapping, or is far larger than any seed.
    """
    try:
        document = _parsed(path.read_text("utf-8"))
    except OSError as error:
        raise DocumentError(f"{path} can't be read: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise DocumentError(f"{path} is neither JSON nor YAML: {error}") from error
    except RecursionError as error:
        raise DocumentError(f"{path} is nested too deeply") from error
    if not isinstance(document, dict):
        raise DocumentError(f"{path} must hold a mapping, such as an app manifest")
    _check_size(path, document)
    return document


def _check_size(path: Path, document: Any) -> None:
    """Raise DocumentError if a document is too deep, or has too many values; one that's named twice counts twice."""
    count, found = 0, [(document, 0)]
    while found:
        value, depth = found.pop()
        count += 1
        if depth > DEEPEST:
            raise DocumentError(f"{path} is nested too deeply")
        if count > MOST_VALUES:
            raise DocumentError(f"{path} has more than {MOST_VALUES:,} values")
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        found.extend((item, depth + 1) for item in inside)


def _parsed(text: str) -> Any:
    """The value of a text. A YAML parser isn't enough: it rejects JSON that is indented with tabs."""
    try:
        return json.loads(text)
    except ValueError:
        return yaml.safe_load(text)

"""Reads manifests and seeds, in JSON or YAML."""

import json
from pathlib import Path
from typing import Any

import yaml


class DocumentError(Exception):
    """A file can't be used; the sentence says which one and why."""


def read_document(path: Path) -> dict[str, Any]:
    """The mapping in a JSON or YAML file.

    Raises:
        DocumentError: it can't be read, is neither JSON nor YAML, or isn't a mapping.
    """
    try:
        document = _parsed(path.read_text("utf-8"))
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise DocumentError(f"{path} is neither JSON nor YAML: {error}") from error
    if not isinstance(document, dict):
        raise DocumentError(f"{path} must hold a mapping, such as an app manifest")
    return document


def _parsed(text: str) -> Any:
    """The value of a text. A YAML parser isn't enough: it rejects JSON that is indented with tabs."""
    try:
        return json.loads(text)
    except ValueError:
        return yaml.safe_load(text)

"""Files that people write: manifests and seeds, in JSON or YAML."""

import json
from pathlib import Path
from typing import Any

import yaml


class DocumentError(Exception):
    """A file cannot be used; the sentence says which and why."""


def read_document(path: Path) -> dict[str, Any]:
    """The mapping in a JSON or YAML file.

    Raises:
        DocumentError: it cannot be read, is neither JSON nor YAML, or holds something else than a mapping.
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
    """What a text holds. YAML alone is not enough: it refuses JSON that is indented with tabs."""
    try:
        return json.loads(text)
    except ValueError:
        return yaml.safe_load(text)

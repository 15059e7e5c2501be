"""Files that people write: manifests and seeds, in JSON or YAML."""

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
        document = yaml.safe_load(path.read_text("utf-8"))  # JSON is YAML too
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise DocumentError(f"{path} is neither JSON nor YAML: {error}") from error
    if not isinstance(document, dict):
        raise DocumentError(f"{path} must hold a mapping, such as an app manifest")
    return document

"""Writes the names of Slack's methods, as slack_sdk calls them: `python -m tools.method_catalog`."""

import re
from pathlib import Path

from slack_sdk.web import client

OUTPUT = Path(__file__).parents[1] / "playground" / "slack_playground" / "web_api" / "method_catalog.txt"


def main() -> None:
    """Read the SDK's source and write one name a line."""
    source = Path(client.__file__).read_text("utf-8")
    names = sorted(set(re.findall(r'api_call\(\s*(?:#[^\n]*\s*)*"([\w.]+)"', source)))
    OUTPUT.write_text("\n".join(names) + "\n", "utf-8")
    print(f"{len(names)} names in {OUTPUT.name}")


if __name__ == "__main__":
    main()

"""`entity.*`, `developer.*`: what an app shows of its own things beside a message, and data to try a search with."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError

SAMPLES: Final = tuple(
    {
        "title": title,
        "description": description,
        "link": f"https://example.com/samples/{number}",
        "date_updated": "2026-01-31",
        "external_ref": {"id": f"sample-{number}", "type": kind},
        "content": f"{title}: {description}",
        "language": language,
    }
    for number, (title, description, kind, language) in enumerate(
        [
            ("Soup bot", "Takes orders for soup.", "template", "python"),
            ("Soup bot", "Takes orders for soup.", "template", "javascript"),
            ("Stew bot", "Counts who wants stew.", "sample", "typescript"),
            ("Lunch poll", "Asks where to eat.", "sample", "python"),
            ("Kitchen timer", "Says when the rice is done.", "sample", "java"),
        ],
        1,
    )
)
"""Sentences of ours in the shape that Slack's search templates read.

https://github.com/slack-samples/bolt-python-search-template
"""


def sample_data(call: Call) -> ResponseBody:
    """Gives samples to search in, by words and filters, as Slack does for its search templates."""
    filters: Any = call.parsed("filters") or {}
    languages, kind = filters.get("languages") or [], filters.get("type", "")
    words = call.text("query").lower().split()
    return {
        "samples": [
            {name: value for name, value in sample.items() if name != "language"}
            for sample in SAMPLES
            if all(word in str(sample["content"]).lower() for word in words)
            and (not languages or sample["language"] in languages)
            and (not kind or str(kind).startswith(str(sample["external_ref"]["type"])))  # type: ignore[index]  # each sample has one
        ]
    }


def present_details(call: Call) -> ResponseBody:
    """Shows the details of an entity to the person who opened it.

    https://docs.slack.dev/reference/methods/entity.presentDetails
    """
    if not call.text("trigger_id"):
        raise WorkspaceError("invalid_trigger")
    metadata = call.parsed("metadata")
    if not metadata and not call.parsed("error") and not call.flag("user_auth_required"):
        raise WorkspaceError("missing_metadata")
    if metadata and not (isinstance(metadata, dict) and metadata.get("entity_type") and metadata.get("entity_payload")):
        raise WorkspaceError("invalid_metadata")
    call.workspace.entity_details[call.text("trigger_id")] = metadata or {}
    return {}


METHODS: Final[dict[str, Method]] = {
    "developer.sampleData.get": Method(sample_data),
    "entity.presentDetails": Method(present_details),
}

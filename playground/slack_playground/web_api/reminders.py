"""`reminders.*`: a person's reminders: https://docs.slack.dev/reference/methods/reminders.add."""

import re
from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError

UNITS: Final = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
IN: Final = re.compile(r"in (\d+|an?) (second|minute|hour|day|week)s?")
SOON_SECONDS: Final = 31_536_000
"""A number below this is how many seconds from now, any other a time."""


def add(call: Call) -> ResponseBody:
    """Creates a reminder at a Unix time, seconds from now, or words such as `in 15 minutes`."""
    if not call.text("text"):
        raise WorkspaceError("invalid_arguments")
    user = call.person().id if call.text("user") else call.user
    reminder: dict[str, Any] = {
        "id": call.workspace.new_id("Rm0"),
        "creator": call.user,
        "user": user,
        "text": call.text("text"),
        "recurring": bool(call.arguments.get("recurrence")),
        "time": _time(call),
        "complete_ts": 0,
    }
    call.workspace.reminders[reminder["id"]] = reminder
    return {"reminder": reminder}


def complete(call: Call) -> ResponseBody:
    """Marks a reminder as done."""
    reminder = _reminder(call)
    if reminder["recurring"]:
        raise WorkspaceError("cannot_complete_recurring")
    reminder["complete_ts"] = int(call.workspace.clock())
    return {}


def delete(call: Call) -> ResponseBody:
    """Deletes a reminder."""
    del call.workspace.reminders[_reminder(call)["id"]]
    return {}


def info(call: Call) -> ResponseBody:
    """Returns one reminder."""
    return {"reminder": _reminder(call)}


def list_all(call: Call) -> ResponseBody:
    """Lists the reminders that the person made or got."""
    reminders = [
        reminder
        for reminder in call.workspace.reminders.values()
        if call.user in {reminder["creator"], reminder["user"]}
    ]
    return {"reminders": reminders}


def _reminder(call: Call) -> dict[str, Any]:
    reminder = call.workspace.reminders.get(call.text("reminder"))
    if reminder is None or call.user not in {reminder["creator"], reminder["user"]}:
        raise WorkspaceError("not_found")
    return reminder


def _time(call: Call) -> int:
    """Raises cannot_parse, time_in_past."""
    text, now = call.text("time").strip().lower(), int(call.workspace.clock())
    interval = IN.fullmatch(text)
    if interval is not None:
        number = 1 if interval[1].startswith("a") else int(interval[1])
        return now + number * UNITS[interval[2]]
    if not text.isdecimal():
        raise WorkspaceError("cannot_parse")
    at = int(text)
    if at < SOON_SECONDS:
        return now + at
    if at < now:
        raise WorkspaceError("time_in_past")
    return at


READ: Final = "reminders:read"
WRITE: Final = "reminders:write"

METHODS: Final[dict[str, Method]] = {
    "reminders.add": Method(add, WRITE, for_people=True),
    "reminders.complete": Method(complete, WRITE, for_people=True),
    "reminders.delete": Method(delete, WRITE, for_people=True),
    "reminders.info": Method(info, READ, for_people=True),
    "reminders.list": Method(list_all, READ, for_people=True),
}

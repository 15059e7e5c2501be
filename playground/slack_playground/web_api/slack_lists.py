"""`slackLists.*`: lists with columns and items: https://docs.slack.dev/reference/methods/slackLists.create."""

from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import SlackList, WorkspaceError

TODO_COLUMNS: Final = (
    {"key": "todo_completed", "name": "Completed", "type": "todo_completed"},
    {"key": "todo_assignee", "name": "Assignee", "type": "todo_assignee"},
    {"key": "todo_due_date", "name": "Due date", "type": "todo_due_date"},
)
COLUMN_TYPES: Final = frozenset(
    "text number select date user attachment checkbox email phone channel rating created_by last_edited_by created_time"
    " last_edited_time vote canvas reference link message timestamp todo_completed todo_assignee todo_due_date".split()
)


def create(call: Call) -> ResponseBody:
    """Creates a list with these columns, those of another list, or one column for its items' names."""
    if not call.text("name") and not call.text("copy_from_list_id"):
        raise WorkspaceError("invalid_arguments")
    source = _list(call, "copy_from_list_id") if call.text("copy_from_list_id") else None
    created = SlackList(call.workspace.new_id("F0"), call.text("name"), call.flag("todo_mode"))
    created.description = call.parsed("description_blocks") or []
    created.columns = [dict(column) for column in source.columns] if source else _columns(call, todo=created.todo_mode)
    if source and call.flag("include_copied_list_records"):
        created.items = {(new := call.workspace.new_id("Rec0")): {**item, "id": new} for item in source.items.values()}
    call.workspace.lists[created.id] = created
    return {"list_id": created.id, "list_metadata": _metadata(created)}


def update(call: Call) -> ResponseBody:
    """Changes a list's name, description or mode."""
    found = _list(call, "id")
    found.name = call.text("name") or found.name
    found.description = call.parsed("description_blocks") or found.description
    found.todo_mode = call.flag("todo_mode", default=found.todo_mode)
    return {}


def create_item(call: Call) -> ResponseBody:
    """Adds an item with its initial values."""
    found = _list(call)
    copied = found.items.get(call.text("duplicated_item_id"), {}).get("fields", [])
    now = int(call.workspace.clock())
    item: dict[str, Any] = {
        "id": call.workspace.new_id("Rec0"),
        "list_id": found.id,
        "date_created": now,
        "created_by": call.user,
        "updated_by": call.user,
        "updated_timestamp": str(now),
        "parent_record_id": call.text("parent_item_id"),
        "fields": [dict(field) for field in copied],
    }
    for cell in call.parsed("initial_fields") or []:
        _put(found, item, cell)
    found.items[item["id"]] = item
    return {"item": item}


def update_items(call: Call) -> ResponseBody:
    """Changes cells: each names its row (`row_id`, or `row_id_to_create`) and its column."""
    found = _list(call)
    for cell in call.parsed("cells") or []:
        row = str(cell.get("row_id", ""))
        if row not in found.items:
            raise WorkspaceError("row_not_found")
        _put(found, found.items[row], cell)
        found.items[row] |= {"updated_by": call.user, "updated_timestamp": str(int(call.workspace.clock()))}
    return {}


def delete_item(call: Call) -> ResponseBody:
    """Deletes an item."""
    found = _list(call)
    del found.items[_item(found, call.text("id"))["id"]]
    return {}


def delete_items(call: Call) -> ResponseBody:
    """Deletes several items."""
    found = _list(call)
    for listed_item in [_item(found, str(item)) for item in call.parsed("ids") or []]:
        del found.items[listed_item["id"]]
    return {}


def item_info(call: Call) -> ResponseBody:
    """Returns one item, its list and the items below it."""
    found = _list(call)
    item = _item(found, call.text("id"))
    below = [child for child in found.items.values() if child["parent_record_id"] == item["id"]]
    return {
        "list": {"id": found.id, "name": found.name, "list_metadata": _metadata(found)},
        "record": item,
        "subtasks": below,
    }


def list_items(call: Call) -> ResponseBody:
    """Lists the items of a list."""
    return call.page("items", list(_list(call).items.values()))


def set_access(call: Call) -> ResponseBody:
    """Gives people or channels access to a list."""
    if call.text("access_level") not in {"read", "write", "owner"}:
        raise WorkspaceError("invalid_arguments")
    _list(call).access.update(dict.fromkeys(_grantees(call), call.text("access_level")))
    return {}


def delete_access(call: Call) -> ResponseBody:
    """Removes access to a list."""
    access = _list(call).access
    for grantee in _grantees(call):
        access.pop(grantee, None)
    return {}


def _grantees(call: Call) -> list[str]:
    return [str(grantee) for name in ("user_ids", "channel_ids") for grantee in call.parsed(name) or []]


def _list(call: Call, name: str = "list_id") -> SlackList:
    found = call.workspace.lists.get(call.text(name))
    if found is None:
        raise WorkspaceError("list_not_found")
    return found


def _item(found: SlackList, identifier: str) -> dict[str, Any]:
    if identifier not in found.items:
        raise WorkspaceError("record_not_found")
    return found.items[identifier]


def _columns(call: Call, *, todo: bool) -> list[dict[str, Any]]:
    """The columns that were asked for, each with an id. Raises invalid_arguments."""
    schema = call.parsed("schema") or [{"key": "name", "name": "Name", "type": "text", "is_primary_column": True}]
    if not all(
        isinstance(column, dict) and column.get("key") and column.get("type") in COLUMN_TYPES for column in schema
    ):
        raise WorkspaceError("invalid_arguments")
    columns = [*schema, *(TODO_COLUMNS if todo else ())]
    return [{"id": call.workspace.new_id("Col0"), "name": column["key"], **column} for column in columns]


def _put(found: SlackList, item: dict[str, Any], cell: dict[str, Any]) -> None:
    """Put a value into a cell. Raises column_not_found."""
    column = next((known for known in found.columns if known["id"] == cell.get("column_id")), None)
    if column is None:
        raise WorkspaceError("column_not_found")
    content = {name: value for name, value in cell.items() if name != "row_id"}
    others = [field for field in item["fields"] if field["column_id"] != column["id"]]
    item["fields"] = [*others, {**content, "key": column["key"]}]


def _metadata(found: SlackList) -> dict[str, Any]:
    return {
        "schema": found.columns,
        "subtask_schema": [],
        "description_blocks": found.description,
        "todo_mode": found.todo_mode,
        "views": [],
        "integrations": [],
    }


READ: Final = "lists:read"
WRITE: Final = "lists:write"

METHODS: Final[dict[str, Method]] = {
    "slackLists.access.delete": Method(delete_access, WRITE),
    "slackLists.access.set": Method(set_access, WRITE),
    "slackLists.create": Method(create, WRITE),
    "slackLists.items.create": Method(create_item, WRITE),
    "slackLists.items.delete": Method(delete_item, WRITE),
    "slackLists.items.deleteMultiple": Method(delete_items, WRITE),
    "slackLists.items.info": Method(item_info, READ),
    "slackLists.items.list": Method(list_items, READ),
    "slackLists.items.update": Method(update_items, WRITE),
    "slackLists.update": Method(update, WRITE),
}

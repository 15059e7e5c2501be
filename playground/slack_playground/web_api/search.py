"""`search.*`: searches a person's messages and files: https://docs.slack.dev/reference/methods/search.messages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import File, Message, WorkspaceError
from slack_playground.workspace.slack_objects import file_object, message_link

COUNT: Final = 20
LARGEST_COUNT: Final = 100
TERM: Final = re.compile(r'(-?)(?:(in|from):)?(?:"([^"]+)"|(\S+))')
TEXTS: Final = frozenset({"text", "title", "pretext", "value", "url", "alt_text"})
NAMES: Final = str.maketrans("", "", "<>@#")


@dataclass(frozen=True)
class _Term:
    """A word or phrase that must (or, `negated`, must not) be there; `where` is empty, `in` or `from`."""

    where: str
    text: str
    negated: bool


def messages(call: Call) -> ResponseBody:
    """Finds messages by words, phrases, `in:#channel` and `from:@person`; a minus excludes."""
    return {"query": call.text("query"), "messages": _found_messages(call, _terms(call))}


def files(call: Call) -> ResponseBody:
    """Finds files by their names and titles."""
    return {"query": call.text("query"), "files": _found_files(call, _terms(call))}


def everything(call: Call) -> ResponseBody:
    """Finds messages and files."""
    terms = _terms(call)
    found = {"messages": _found_messages(call, terms), "files": _found_files(call, terms)}
    return {"query": call.text("query"), **found, "posts": {"matches": [], "total": 0}}


def _terms(call: Call) -> list[_Term]:
    """Raises no_query."""
    found = TERM.findall(call.text("query"))
    if not found:
        raise WorkspaceError("no_query")
    return [_Term(where, (phrase or word).lower(), bool(minus)) for minus, where, phrase, word in found]


def _found_messages(call: Call, terms: Sequence[_Term]) -> ResponseBody:
    channels = call.workspace.channels(call.user)
    found = [
        message
        for message in call.workspace.messages.values()
        if message.channel in channels
        and message.only_for in {None, call.user}
        and all(_fits(call, message, term) for term in terms)
    ]
    newest_first = call.text("sort_dir") != "asc"
    ordered = sorted(found, key=lambda message: float(message.ts), reverse=newest_first)
    return _page(call, [_match(call, message) for message in ordered])


def _fits(call: Call, message: Message, term: _Term) -> bool:
    name = term.text.translate(NAMES)
    if term.where == "in":
        channel = call.workspace.conversations[message.channel]
        fits = name in {channel.id.lower(), channel.name.lower()}
    elif term.where == "from":
        fits = name in {message.user.lower(), _author(call, message).lower()} or (
            name == "me" and message.user == call.user
        )
    else:
        fits = term.text in _shown(message)
    return fits is not term.negated


def _shown(message: Message) -> str:
    """The words that people see in a message: often its blocks or attachments have them, and its text is empty."""
    return "\n".join([message.text, *_texts(message.blocks), *_texts(message.attachments)]).lower()


def _texts(shown: Any) -> Iterator[str]:
    """The texts in blocks or attachments, however deep."""
    if isinstance(shown, list):
        for part in shown:
            yield from _texts(part)
    elif isinstance(shown, dict):
        for name, value in shown.items():
            if name in TEXTS and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)


def _author(call: Call, message: Message) -> str:
    return call.workspace.author_name(message.user)


def _match(call: Call, message: Message) -> dict[str, Any]:
    channel = call.workspace.conversations[message.channel]
    kind = channel.kind
    return {
        "iid": message.ts,
        "team": call.workspace.team["id"],
        "score": 0,
        "channel": {
            "id": channel.id,
            "name": channel.name or channel.members[0],
            "is_channel": kind == "channel",
            "is_group": kind == "group",
            "is_im": kind == "im",
            "is_mpim": kind == "mpim",
            "is_private": kind != "channel",
            "is_shared": bool(channel.teams),
        },
        "type": "im" if kind == "im" else "message",
        "user": message.user,
        "username": _author(call, message).lower(),
        "ts": message.ts,
        "text": message.text,
        "blocks": message.blocks or message.typed,
        "permalink": message_link(call.workspace, message),
        "no_reactions": not any(message.reactions.values()),
    }


def _found_files(call: Call, terms: Sequence[_Term]) -> ResponseBody:
    channels = call.workspace.channels(call.user)

    def fits(file: File) -> bool:
        names = f"{file.name} {file.title}".lower()
        visible = file.user == call.user or any(channel in channels for channel in file.shared_in)
        return visible and all((term.text in names) is not term.negated for term in terms if not term.where)

    return _page(call, [file_object(call.workspace, found) for found in call.workspace.files.values() if fits(found)])


def _page(call: Call, found: Sequence[dict[str, Any]]) -> ResponseBody:
    """A page of matches, with the number of pages in both of Slack's forms."""
    count = min(call.number("count") if call.text("count") else COUNT, LARGEST_COUNT) or COUNT
    page = max(call.number("page"), 1) if call.text("page") else 1
    pages = -(-len(found) // count)
    shown = list(found[(page - 1) * count : page * count])
    first = (page - 1) * count + 1
    return {
        "total": len(found),
        "paging": {"count": count, "total": len(found), "page": page, "pages": pages},
        "pagination": {
            "total_count": len(found),
            "page": page,
            "per_page": count,
            "page_count": pages,
            "first": first,
            "last": first + len(shown) - 1,
        },
        "matches": shown,
    }


def search_context(call: Call) -> ResponseBody:
    """Finds messages for an agent, in public channels and where the app is: real-time search.

    https://docs.slack.dev/reference/methods/assistant.search.context
    """
    words = [word for word in re.findall(r"\w+", call.text("query").lower()) if len(word) > 2]  # noqa: PLR2004 - a, is
    if not words:
        raise WorkspaceError("query_required")
    open_to = {
        conversation.id
        for conversation in call.workspace.conversations.values()
        if conversation.kind == "channel" or call.user in conversation.members
    }
    scored = [
        (sum(word in _shown(message) for word in words), message)
        for message in call.workspace.messages.values()
        if message.channel in open_to
        and message.only_for is None
        and (call.workspace.apps.of_user(message.user) is None or call.flag("include_bots"))
    ]
    best = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], -float(pair[1].ts)))
    limit = call.number("limit") if call.text("limit") else COUNT
    found = [_context(call, message) for _, message in best[:limit]]
    return {"results": {"messages": found}, "response_metadata": {"next_cursor": ""}}


def _context(call: Call, message: Message) -> dict[str, Any]:
    channel = call.workspace.conversations[message.channel]
    return {
        "author_name": _author(call, message),
        "author_user_id": message.user,
        "team_id": call.workspace.team["id"],
        "channel_id": channel.id,
        "channel_name": channel.name,
        "message_ts": message.ts,
        "thread_ts": message.thread or message.ts,
        "content": message.text or "\n".join(_texts(message.blocks)),
        "is_author_bot": call.workspace.apps.of_user(message.user) is not None,
        "permalink": message_link(call.workspace, message),
    }


def search_info(_: Call) -> ResponseBody:
    """Says that there's no semantic search here."""
    return {"is_ai_search_enabled": False}


SEARCH: Final = "search:read"

METHODS: Final[dict[str, Method]] = {
    "assistant.search.context": Method(search_context, "search:read.public"),
    "assistant.search.info": Method(search_info, "search:read.public"),
    "search.all": Method(everything, SEARCH, for_people=True),
    "search.files": Method(files, SEARCH, for_people=True),
    "search.messages": Method(messages, SEARCH, for_people=True),
}

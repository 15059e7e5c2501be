"""An agent's or assistant's threads: status, title, prompts, session: https://docs.slack.dev/ai."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Prompt = dict[str, str]
Thread = tuple[str, str]
"""A channel and the `ts` of a thread's first message."""


@dataclass
class AgentThread:
    """One thread: the app's status, its title, and its suggested prompts."""

    status: str = ""
    loading_messages: list[str] = field(default_factory=list)
    title: str = ""
    prompts: list[Prompt] = field(default_factory=list)
    prompts_title: str = ""
    session_status: str = ""
    context: dict[str, Any] = field(default_factory=dict)

    def shown(self, channel: str, thread: str) -> dict[str, Any]:
        """The thread as the page gets it."""
        return {
            "channel": channel,
            "thread_ts": thread,
            "status": self.status,
            "loading_messages": self.loading_messages,
            "title": self.title,
            "prompts": self.prompts,
            "prompts_title": self.prompts_title,
            "session_status": self.session_status,
        }


class AgentThreads:
    """The threads that the app described; `tell` is called with each change, for the people who see it."""

    def __init__(self, tell: Callable[[str, dict[str, Any]], None]) -> None:
        self._tell = tell
        self._threads: dict[Thread, AgentThread] = {}

    def of(self, channel: str, thread: str) -> AgentThread:
        """A thread, a new one if the app hasn't described it yet."""
        return self._threads.setdefault((channel, thread), AgentThread())

    def find(self, channel: str, thread: str) -> AgentThread | None:
        """A thread, if the app has described it."""
        return self._threads.get((channel, thread))

    def changed(self, channel: str, thread: str) -> None:
        """Report a change."""
        shown = self.of(channel, thread).shown(channel, thread)
        self._tell(channel, {"type": "agent_thread", "thread": shown})

    def answered(self, channel: str, thread: str | None) -> None:
        """The app posted into a thread: its status ends, as in Slack."""
        found = self._threads.get((channel, thread or ""))
        if found is not None and found.status:
            found.status, found.loading_messages = "", []
            self.changed(channel, thread or "")

    def shown(self, channels: set[str]) -> list[dict[str, Any]]:
        """The threads in these channels, as the page gets them."""
        return [thread.shown(*key) for key, thread in self._threads.items() if key[0] in channels]

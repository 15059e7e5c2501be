"""An app as its manifest registers it with Slack. Without a manifest, it may do everything and gets every event.

Schema: https://docs.slack.dev/reference/app-manifest
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

UNNAMED: Final = "Your app"


@dataclass(frozen=True)
class Registration:
    """What Slack knows about an app; `manifest` is None if there's none."""

    manifest: Mapping[str, Any] | None

    @property
    def name(self) -> str:
        """The app's name."""
        shown = self._part("features", "bot_user").get("display_name")
        return str(shown or self._part("display_information").get("name") or UNNAMED)

    @property
    def description(self) -> str:
        """The app's description, one line."""
        return str(self._part("display_information").get("description", ""))

    @property
    def commands(self) -> list[dict[str, Any]]:
        """The slash commands it registers."""
        return list(self._part("features").get("slash_commands", ()))

    @property
    def shortcuts(self) -> list[dict[str, Any]]:
        """The shortcuts it registers, for messages and global."""
        return list(self._part("features").get("shortcuts", ()))

    @property
    def prompts(self) -> list[dict[str, str]]:
        """The prompts that an agent suggests: a title to show, a message to send."""
        agent, assistant = self._part("features", "agent_view"), self._part("features", "assistant_view")
        return list(agent.get("suggested_prompts") or assistant.get("suggested_prompts") or ())

    @property
    def has_home(self) -> bool:
        """Whether it has a Home tab."""
        return self.manifest is None or bool(self._part("features", "app_home").get("home_tab_enabled"))

    @property
    def has_assistant(self) -> bool:
        """Whether it has the older assistant view, whose prompts belong to a thread; also True without a manifest."""
        return self.manifest is None or "assistant_view" in self._part("features")

    @property
    def functions(self) -> dict[str, dict[str, Any]]:
        """The functions it offers to workflows, by their callback_id."""
        return dict(self._part("functions"))

    @property
    def scopes(self) -> frozenset[str] | None:
        """The scopes of its bot token; None if the manifest names none: then every scope counts as granted."""
        scopes = self._part("oauth_config", "scopes").get("bot")
        return None if scopes is None else frozenset(scopes)

    @property
    def user_scopes(self) -> frozenset[str] | None:
        """The scopes of user tokens; None if the manifest names no scopes: then every scope counts as granted."""
        scopes = self._part("oauth_config", "scopes")
        return frozenset(scopes.get("user") or ()) if scopes else None

    def unfurl_domain(self, host: str) -> str | None:
        """The domain of links to this host that it may preview; without a manifest, any host is one."""
        domains = self._part("features").get("unfurl_domains") or ([host] if self.manifest is None else [])
        return next((domain for domain in domains if host == domain or host.endswith(f".{domain}")), None)

    def hears(self, event: str) -> bool:
        """Whether it subscribed to an event, by its name in manifests (`message.im`)."""
        return self.manifest is None or event in self._events("bot_events") or self.hears_as_person(event)

    def hears_as_person(self, event: str) -> bool:
        """Whether it subscribed to an event on behalf of the person who installed it, and not for its bot user."""
        return event in self._events("user_events") and event not in self._events("bot_events")

    @property
    def has_events(self) -> bool:
        """Whether its manifest subscribes to events."""
        return bool(self._events("bot_events") or self._events("user_events"))

    def _events(self, kind: str) -> frozenset[str]:
        return frozenset(self._part("settings", "event_subscriptions").get(kind) or ())

    def offers(self, command: str) -> bool:
        """Whether it registers this slash command."""
        return self.manifest is None or any(entry["command"] == command for entry in self.commands)

    def has_shortcut(self, kind: str, callback_id: str) -> bool:
        """Whether it registers this shortcut, for messages (`message`) or global (`global`)."""
        named = {(shortcut["type"], shortcut["callback_id"]) for shortcut in self.shortcuts}
        return self.manifest is None or (kind, callback_id) in named

    def _part(self, *names: str) -> Mapping[str, Any]:
        """A part of the manifest; empty if it's missing."""
        part: Any = self.manifest or {}
        for name in names:
            part = part.get(name) or {}
        return part if isinstance(part, Mapping) else {}

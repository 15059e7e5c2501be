"""Runs the bot from its settings, over HTTP or Socket Mode: what the commands `serve` and `socket` do."""

import os
from typing import Final

import structlog

from bot.app import build_app
from bot.server.uvicorn import BoundApp, bind, run, run_without_http
from bot.settings.settings import Settings, read_settings
from bot.telemetry.log_setup import set_up_logs, toggle_debug

READ_BY_BOLT: Final = ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET")
"""The environment variables that Bolt reads by itself."""

log = structlog.get_logger(__name__)


def serve_http() -> None:
    """Run the bot over HTTP until it's told to stop."""
    settings = _read_settings()
    set_up_logs(settings.log_level, settings.log_format)
    served = BoundApp(build_app(settings).web, bind(settings.host, settings.port))
    log.info("Listening on %s; Slack's request URL ends in /slack/events.", served.url)
    _log_doubts(settings)
    run([served], on_usr1=lambda: toggle_debug(settings.log_level))


def serve_socket() -> None:
    """Run the bot over Socket Mode until it's told to stop."""
    settings = _read_settings(by_socket=True)
    set_up_logs(settings.log_level, settings.log_format)
    # Health and metrics are served only if a port was set.
    listening = bind(settings.host, settings.port) if "port" in settings.model_fields_set else None

    def tell() -> None:
        also = f"; /healthz is at {BoundApp(bot.web, listening).url}" if listening else ""
        log.info("Connected to Slack over Socket Mode%s.", also)
        _log_doubts(settings)

    bot = build_app(settings, by_socket=True)
    run_without_http(bot.web, listening, on_open=tell, on_usr1=lambda: toggle_debug(settings.log_level))


def _read_settings(*, by_socket: bool = False) -> Settings:
    """Read the settings. Variables that Bolt reads too are removed, or it warns that it has them twice."""
    settings = read_settings(os.environ, by_socket=by_socket)
    for name in READ_BY_BOLT:
        os.environ.pop(name, None)
    return settings


def _log_doubts(settings: Settings) -> None:
    for doubt in settings.doubts():
        log.warning("setting_doubtful", setting=doubt)

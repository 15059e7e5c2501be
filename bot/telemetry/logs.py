"""How log lines look: one JSON object a line, or coloured columns for people; ours and the libraries' alike."""

import contextlib
import logging
import re
import sys
import traceback
from typing import Any, Final, TextIO, cast

import stamina
import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

from bot.settings import LogFormat, LogLevel

SECRETS: Final = re.compile(r"xox[a-z]-[\w.-]+|xapp-[\w-]+|(?<=://)[^\s/@]*:[^\s/@]*(?=@)|hooks\.slack\.com/\S+")
"""Tokens, the user and password of a URL, and response_urls, wherever one got into a text."""

WORDS: Final = re.compile(r"[^({\[:\n]*")
"""The words of a library's message; what follows a bracket, a colon or a line's end is data, and may be anybody's."""

CHAIN: Final = 5
"""Causes of causes that are written down."""


class BestEffortStream:
    """A stream that loses what cannot be written: a full disk or a reader that has gone must not break a turn."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> None:
        """Write it, if that can be."""
        with contextlib.suppress(OSError, ValueError):
            self._out.write(text)

    def flush(self) -> None:
        """Let it go out, if that can be."""
        with contextlib.suppress(OSError, ValueError):
            self._out.flush()


def set_up_logs(level: LogLevel, form: LogFormat, *, out: TextIO | None = None) -> None:
    """Configure structlog and the standard library's logging, once, at the start; lines go to `out`, or to stderr.

    Of libraries only warnings are written: told to say everything, they quote bodies and parameters.
    """
    ours: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        without_secrets,
    ]
    structlog.configure(
        processors=[*ours, *_written(form)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.WriteLoggerFactory(cast("TextIO", BestEffortStream(out or sys.stderr))),
    )
    theirs = [structlog.stdlib.add_logger_name, only_words, *ours]
    written = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_written(form)]
    handler = logging.StreamHandler(out or sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=theirs, processors=written))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # Retries are counted in the metrics; stamina's own lines would quote the error.
    stamina.instrumentation.set_on_retry_hooks([])


def toggle_debug(level: LogLevel) -> None:
    """Write everything from now on, or again only what `level` says."""
    everything = structlog.get_logger(__name__).is_enabled_for(logging.DEBUG)
    now = level if everything else LogLevel.DEBUG
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[now]))
    structlog.get_logger(__name__).warning("log_level_changed", now=now.value)


def without_secrets(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """The line with every secret in it blotted out."""
    return {name: SECRETS.sub("…", value) if isinstance(value, str) else value for name, value in line.items()}


def only_words(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """A library's line without the data in it: Bolt's warning of an unhandled request quotes the request."""
    said = WORDS.match(str(line["event"]))
    return {**line, "event": said[0].strip() if said else ""}


def stack_of(exc_info: ExcInfo) -> list[dict[str, Any]]:
    """An exception and its causes by their kinds and where they were; never their texts, nor the values of variables.

    Both may quote what a person typed.
    """
    told: list[dict[str, Any]] = []
    error: BaseException | None = exc_info[1]
    while error is not None and len(told) < CHAIN:
        frames = traceback.extract_tb(error.__traceback__)
        at = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        told.append({"type": type(error).__name__, "frames": at})
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return told


def _for_people(out: TextIO, info: ExcInfo) -> None:
    out.writelines("\n".join(["", one["type"], *(f"    {frame}" for frame in one["frames"])]) for one in stack_of(info))


def _written(form: LogFormat) -> list[Processor]:
    if form is LogFormat.CONSOLE:
        return [structlog.dev.ConsoleRenderer(exception_formatter=_for_people, colors=sys.stderr.isatty())]
    return [structlog.processors.ExceptionRenderer(stack_of), structlog.processors.JSONRenderer()]

"""The form of log lines: one JSON object a line, or colored columns; for the bot's lines and the libraries'."""

import contextlib
import logging
import re
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any, Final, TextIO, cast

import stamina
import structlog
from cachetools import LRUCache
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

from bot.settings.settings import LogFormat, LogLevel

SECRETS: Final = re.compile(
    r"xox[a-z]-[\w.-]+|xapp-[\w-]+|(?<=://)[^\s/@:]{0,200}:\S{0,200}(?=@)|hooks\.slack(?:-gov)?\.com/\S+"
)
"""Tokens, the user and password of a URL, and response_urls, anywhere in a text."""

WORDS: Final = re.compile(r"[^({\[:\n]*")
"""The words of a library's message; what follows a bracket, a colon or a line's end is data, perhaps a person's."""

OF_A_TERMINAL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys or turns around, and shows nothing of."""

CHARACTERS: Final = 1_000
"""The most characters of a value; an error's word comes from whatever answers in Slack's place."""

CHAIN: Final = 5
"""The most causes of an exception that are logged."""


class BestEffortStream:
    """A stream that drops what it can't write: a full disk or a closed pipe must not break a turn."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> None:
        """Write a text, or drop it."""
        with contextlib.suppress(OSError, ValueError):
            self._out.write(text)

    def flush(self) -> None:
        """Flush the stream, or don't."""
        with contextlib.suppress(OSError, ValueError):
            self._out.flush()


REPEATING: Final = ("asyncio", "uvicorn.error", "bot.slack.installations")
"""Loggers that anybody who connects can make write: one line a bad request, or thousands when descriptors run out.

The last one is Bolt's, for the pages that install the app."""

REPEAT_SECONDS: Final = 10.0

REMEMBERED: Final = 100
"""Messages of a logger that are known to have been written lately."""


class OncePerInterval(logging.Filter):
    """Lets each message of a logger pass once in ten seconds, with the number of those left out since."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._passed: LRUCache[str, tuple[float, int]] = LRUCache(REMEMBERED)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to write the record. Exceptions always pass: each is another bug."""
        if record.exc_info is not None and not isinstance(record.exc_info[1], OSError):
            return True
        message = _words(str(record.msg))
        at, left_out = self._passed.get(message, (float("-inf"), 0))
        if self._clock() - at < REPEAT_SECONDS:
            self._passed[message] = at, left_out + 1
            return False
        self._passed[message] = self._clock(), 0
        if left_out:
            record.msg = f"{record.msg} ({left_out} more were left out)"
        return True


def set_up_logs(level: LogLevel, form: LogFormat, *, out: TextIO | None = None) -> None:
    """Configure structlog and the standard library's logging, once, at the start; lines go to `out`, or to stderr.

    Libraries log only warnings: at lower levels they quote bodies and parameters.
    """
    common: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        without_secrets,
    ]
    structlog.configure(
        processors=[*common, *_renderers(form)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.WriteLoggerFactory(cast("TextIO", BestEffortStream(out or sys.stderr))),
    )
    of_libraries = [structlog.stdlib.add_logger_name, only_words, *common]
    written = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_renderers(form)]
    handler = logging.StreamHandler(out or sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=of_libraries, processors=written))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in REPEATING:
        logging.getLogger(name).addFilter(OncePerInterval())
    # Retries are counted in the metrics; stamina's own lines would quote the error.
    stamina.instrumentation.set_on_retry_hooks([])


def toggle_debug(level: LogLevel) -> None:
    """Switch to DEBUG, or back to `level`."""
    everything = structlog.get_logger(__name__).is_enabled_for(logging.DEBUG)
    now = level if everything else LogLevel.DEBUG
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[now]))
    structlog.get_logger(__name__).warning("log_level_changed", now=now.value)


def without_secrets(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """The line without the secrets in it, and of each value no more than somebody reads."""
    texts = {name: SECRETS.sub("…", value)[:CHARACTERS] for name, value in line.items() if isinstance(value, str)}
    return {**line, **{name: OF_A_TERMINAL.sub("\ufffd", text) for name, text in texts.items()}}


def only_words(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """A library's line without its data: Bolt's warning about an unhandled request quotes the request."""
    return {**line, "event": _words(str(line["event"]))}


def _words(message: str) -> str:
    words = WORDS.match(message)
    return words[0].strip() if words else ""


def stack_of(exc_info: ExcInfo) -> list[dict[str, Any]]:
    """Kinds and frames of an exception and its causes, without texts and variables: those may quote a person."""
    stack: list[dict[str, Any]] = []
    error: BaseException | None = exc_info[1]
    while error is not None and len(stack) < CHAIN:
        frames = traceback.extract_tb(error.__traceback__)
        at = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        stack.append({"type": type(error).__name__, "frames": at})
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return stack


def _write_exception(out: TextIO, info: ExcInfo) -> None:
    stack = stack_of(info)
    out.writelines("\n".join(["", error["type"], *(f"    {frame}" for frame in error["frames"])]) for error in stack)


def _renderers(form: LogFormat) -> list[Processor]:
    if form is LogFormat.CONSOLE:
        return [structlog.dev.ConsoleRenderer(exception_formatter=_write_exception, colors=sys.stderr.isatty())]
    return [structlog.processors.ExceptionRenderer(stack_of), structlog.processors.JSONRenderer()]

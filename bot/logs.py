"""How log lines look: one JSON object a line, or coloured columns for people."""

import logging
import sys

import structlog

from bot.settings import LogFormat, LogLevel


def set_up_logs(level: LogLevel, form: LogFormat) -> None:
    """Configure structlog once, at the start; warnings of the libraries go the same way."""
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if form is LogFormat.JSON else structlog.dev.ConsoleRenderer()
    )
    tracebacks = [structlog.processors.dict_tracebacks] if form is LogFormat.JSON else []
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            *tracebacks,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)

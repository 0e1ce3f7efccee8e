"""Log lines as JSON: time, level, logger, event."""

from __future__ import annotations

import structlog
from structlog.typing import EventDict, WrappedLogger


def as_json(logger: WrappedLogger, name: str, event: EventDict) -> str:
    """One log line; the record's time in UTC, its level and its logger are named."""
    record = event.pop("_record")
    event.pop("_from_structlog", None)
    event["level"], event["logger"] = record.levelname.lower(), record.name
    event.update(getattr(record, "told", {}))
    for step in (structlog.processors.TimeStamper(fmt="iso", utc=True), structlog.processors.format_exc_info):
        event = step(logger, name, event)
    return str(structlog.processors.JSONRenderer()(logger, name, event))

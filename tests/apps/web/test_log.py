"""What the server writes to its log: one line of JSON for each event."""

from __future__ import annotations

import json
import logging.config
import sys
from typing import Any, cast

from django.conf import settings


def written(record: logging.LogRecord) -> dict[str, str]:
    """The line that the settings' formatter makes of a record, read back."""
    configurator = logging.config.DictConfigurator(settings.LOGGING)
    formatter = configurator.configure_formatter(dict(cast(Any, settings.LOGGING)["formatters"]["json"]))
    line = formatter.format(record)
    assert "\n" not in line
    return dict(json.loads(line))


def record(**more: object) -> logging.LogRecord:
    """A refused request as Django tells it."""
    told = {"name": "django.request", "levelname": "WARNING", "msg": "%s: %s", "args": ("Unprocessable", "/hari-ini/")}
    return logging.makeLogRecord({**told, **more})


def test_a_refused_request_is_one_line_with_its_level_and_logger() -> None:
    line = written(record())

    line.pop("timestamp")
    assert line == {"event": "Unprocessable: /hari-ini/", "level": "warning", "logger": "django.request"}


def test_a_fault_carries_where_it_happened() -> None:
    try:
        raise LookupError("nobody")
    except LookupError:
        line = written(record(exc_info=sys.exc_info()))

    assert "LookupError: nobody" in line["exception"]

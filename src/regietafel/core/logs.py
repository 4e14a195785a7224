"""Log lines as JSON, one event a line, so that any collector can read them."""

from __future__ import annotations

import datetime as dt
import json
import logging
import traceback
from collections.abc import Iterator

from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import OperationalError
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from regietafel.core.trouble import chain

SPEAKS_OF_CODE = (
    AttributeError,
    FieldError,
    ImportError,
    ImproperlyConfigured,
    NameError,
    OperationalError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
    TypeError,
)
"""Errors whose words are about the program; those of all others may quote what a person typed."""


class JsonLine(logging.Formatter):
    """Formats a record as one line of JSON; an exception keeps its trace, never the data that it met."""

    def format(self, record: logging.LogRecord) -> str:
        """Turn one record into one line."""
        line = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "line", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["trace"] = "".join(bare_trace(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False, default=str)


def bare_trace(error: BaseException) -> Iterator[str]:
    """Where an error came from, the first cause first; only the kind of it, unless its words are about the program."""
    for one in reversed(list(chain(error))):
        yield from traceback.format_tb(one.__traceback__)
        words = f": {one}" if isinstance(one, SPEAKS_OF_CODE) else ""
        yield f"{type(one).__module__}.{type(one).__qualname__}{words}\n"

"""Log lines as JSON, one event a line, so that any collector can read them."""

from __future__ import annotations

import datetime as dt
import json
import logging


class JsonLine(logging.Formatter):
    """Formats a record as one line of JSON; an exception keeps its trace, never the request's data."""

    def format(self, record: logging.LogRecord) -> str:
        """Turn one record into one line."""
        line = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "line", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)

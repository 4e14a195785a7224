"""Gunicorn's own messages in the form of our other log lines, without addresses of visitors and pages."""

from __future__ import annotations

import logging
import re
from typing import Any

from gunicorn.glogging import Logger

from regietafel.core.logs import JsonLine

PERSONAL = (
    (re.compile(r"\bip=\S+?(?=[:,]?\s|$)"), "ip=-"),
    (re.compile(r"\b(request) \S*/\S*"), r"\1 -"),
    (re.compile(r"^(Invalid request .*?: [\w ]+).*$", re.DOTALL), r"\1"),
)
"""What gunicorn says about a request that it cannot read quotes that request: visitor, page and all."""


class WithoutPersons(logging.Filter):
    """Strikes out what could name a person."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record and let it pass."""
        text = record.getMessage()
        for pattern, replacement in PERSONAL:
            text = pattern.sub(replacement, text)
        record.msg, record.args = text, ()
        return True


class ServerLog(Logger):  # type: ignore[misc]
    """Gunicorn's logger with our formatter."""

    def setup(self, cfg: Any) -> None:
        """Take over the handlers that gunicorn made."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLine())
            handler.addFilter(WithoutPersons())

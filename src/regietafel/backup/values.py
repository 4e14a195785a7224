"""A row as one line of JSON, whatever the database, and back; nothing is rounded and nothing is guessed."""

from __future__ import annotations

import base64
import datetime as dt
import json
import uuid
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.duration import duration_string


def to_line(fields: list[models.Field[Any, Any]], values: tuple[Any, ...]) -> bytes:
    """One row as a line."""
    row = {field.attname: to_plain(field, value) for field, value in zip(fields, values, strict=True)}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def to_plain(field: models.Field[Any, Any], value: Any) -> Any:
    """One value as JSON can hold it."""
    if value is None or isinstance(field, models.JSONField) or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, dt.datetime):
        return (value.astimezone(dt.UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return duration_string(value)
    if isinstance(value, Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    raise TypeError(f"{field.model._meta.label}.{field.name}: a backup cannot hold a {type(value).__name__}")


def from_line(model: type[models.Model], fields: list[models.Field[Any, Any]], line: bytes) -> models.Model:
    """The row that a line holds, not saved."""
    row = json.loads(line)
    return model(**{field.attname: from_plain(field, row[field.attname]) for field in fields})


def from_plain(field: models.Field[Any, Any], value: Any) -> Any:
    """One value as the field wants it."""
    if isinstance(field, models.JSONField):
        # None would become the absence of a value, which a column that must have one refuses.
        return models.Value(None, models.JSONField()) if value is None and not field.null else value
    return None if value is None else field.to_python(value)

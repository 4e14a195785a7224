"""A time of day as people here write it: 9.30, 9:30, 9u30, 14 or 14 uur."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SHAPE = re.compile(r"(?P<hour>\d{1,2})(?:\s?[.:uh]\s?(?P<minute>\d{2})?)?(?:\s?(?:uur|h|u))?")


def read_hour(text: str) -> dt.time:
    """Read a time of day, or raise ``ValueError``.

    >>> read_hour("9u30")
    datetime.time(9, 30)
    """
    found = SHAPE.fullmatch(text.strip().casefold())
    if not found:
        raise ValueError(text)
    return dt.time(int(found["hour"]), int(found["minute"] or 0))


def said_hour(hour: dt.time | None) -> str:
    """A time of day as it is written here; the inverse of :func:`read_hour`."""
    return f"{hour.hour}.{hour.minute:02}" if hour else ""


class HourField(forms.Field):
    """A time of day in one box; what cannot be read is answered with an example."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid": _("Enter a time such as 9.30."), **kwargs.pop("error_messages", {})}
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "ui-input--date", "autocomplete": "off"}))
        super().__init__(error_messages=messages, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a time as it would be typed."""
        return said_hour(value) if isinstance(value, dt.time) else value

    def clean(self, value: Any) -> dt.time | None:
        """The time, or nothing."""
        if isinstance(value, dt.time):
            return value
        text = str(value or "").strip()
        if not text:
            super().validate(None)
            return None
        try:
            return read_hour(text)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error

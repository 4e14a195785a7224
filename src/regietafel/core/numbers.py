"""Numbers as people here write them: 1.234,5 in Dutch and French, 1,234.5 in English."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy as _

BLANKS = re.compile(r"[\s\u00a0\u202f]")
MINUS = str.maketrans({"−": "-", "–": "-"})


def read_number(text: str) -> Decimal | None:
    """Read a number; None if it is none.

    Groups of three behind the separator of thousands are thousands. A single separator that leaves other than three
    digits behind it can only be meant as the decimal one, so "12.5" is understood in Dutch too.

    >>> read_number("1.234,5")
    Decimal('1234.5')
    """
    plain = BLANKS.sub("", text).translate(MINUS)
    decimal = str(get_format("DECIMAL_SEPARATOR"))
    thousand = "." if decimal == "," else ","
    grouped = re.fullmatch(
        rf"(?P<sign>-?)(?P<whole>\d{{1,3}}(?:{re.escape(thousand)}\d{{3}})+|\d+)(?:{re.escape(decimal)}(?P<rest>\d+))?",
        plain,
    )
    if grouped:
        whole = grouped["whole"].replace(thousand, "")
        return Decimal(f"{grouped['sign']}{whole}.{grouped['rest'] or 0}").normalize() + 0
    other = re.fullmatch(rf"-?\d+{re.escape(thousand)}(?:\d{{1,2}}|\d{{4,}})", plain)
    return Decimal(plain.replace(thousand, ".")).normalize() + 0 if other else None


def said_number(number: Decimal | None) -> str:
    """A number as a person writes it, without noughts at the end; the inverse of :func:`read_number`."""
    if number is None:
        return ""
    return number_format(f"{number.normalize() + 0:f}", use_l10n=True, force_grouping=True)


class NumberField(forms.Field):
    """A number in one box; it is never rounded: what does not fit is refused with an example."""

    widget = forms.TextInput

    def __init__(self, *, whole_digits: int = 12, decimals: int = 2, **kwargs: Any) -> None:
        self.whole_digits, self.decimals = whole_digits, decimals
        messages = {
            "invalid": _("Enter a number, such as 1,234.5."),
            "too_exact": _("Enter at most two figures behind the comma."),
            "too_big": _("This number is too big."),
            **kwargs.pop("error_messages", {}),
        }
        kwargs.setdefault(
            "widget",
            forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "ui-input--number"}),
        )
        super().__init__(error_messages=messages, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a number in the way of the language; show what was typed as it was typed."""
        return said_number(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        """Read what was typed."""
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        text = str(value)
        found = read_number(text) if len(text) <= 40 else None
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if int(found.as_tuple().exponent) < -self.decimals:
            raise forms.ValidationError(self.error_messages["too_exact"], code="too_exact")
        if abs(found) >= 10**self.whole_digits:
            raise forms.ValidationError(self.error_messages["too_big"], code="too_big")
        return found

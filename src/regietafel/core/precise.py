"""A date as exact as it is promised, typed in one box: "2023", "06/2023", "Q2 2023", "1e helft 2023", "14/06/2023".

Beside the box stands a choice to say it less exactly ("the quarter in which 14/06/2023 lies"). More exact than what was
typed cannot be chosen: nobody promised that.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.forms import FIRST_YEAR, LAST_YEAR, DateField, month_names
from regietafel.core.pairs import Pair

ORDINAL = r"(?P<n>[1-4])(?:e|ste|de|st|nd|rd|th|er|ère|ième|ème)?"
WORDS = {"eerste": "1", "first": "1", "premier": "1", "première": "1", "tweede": "2", "second": "2", "deuxième": "2"}
WORDS |= {"derde": "3", "third": "3", "troisième": "3", "vierde": "4", "fourth": "4", "quatrième": "4"}
QUARTER_WORD = r"(?:kwartaal|trimester|quarter|trimestre)"
HALF_WORD = r"(?:jaarhelft|helft|halfjaar|half-year|half|semester|semestre)"
YEAR = r"(?:van\s+|of\s+|de\s+)?(?P<year>\d{4})"
QUARTERS = (
    re.compile(rf"[qk]\s?(?P<n>[1-4])\s*[\s/.-]\s*{YEAR}"),
    re.compile(r"(?P<year>\d{4})\s*[\s/.-]?\s*[qk]\s?(?P<n>[1-4])"),
    re.compile(rf"{ORDINAL}\s*{QUARTER_WORD}\s+{YEAR}"),
    re.compile(rf"{QUARTER_WORD}\s+(?P<n>[1-4])\s+{YEAR}"),
)
HALVES = (
    re.compile(rf"h\s?(?P<n>[12])\s*[\s/.-]\s*{YEAR}"),
    re.compile(r"(?P<year>\d{4})\s*[\s/.-]?\s*h\s?(?P<n>[12])"),
    re.compile(rf"{ORDINAL}\s*{HALF_WORD}\s+{YEAR}"),
)
MONTHS = (
    re.compile(r"(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s*[/.-]\s*(?P<month>\d{1,2})"),
    re.compile(r"(?P<month>[^\W\d_]{3,}\.?)\s+(?P<year>\d{4})"),
)
COARSER = [Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR]


def read_precise(text: str) -> PreciseDate:
    """Read a date with the exactness of the text itself, or raise ``ValueError``."""
    plain = " ".join(text.casefold().split())
    for word, figure in WORDS.items():
        plain = re.sub(rf"^{word}\b", figure, plain)
    if re.fullmatch(r"\d{4}", plain):
        return PreciseDate(dt.date(int(plain), 1, 1), Precision.YEAR)
    for patterns, precision, months in ((QUARTERS, Precision.QUARTER, 3), (HALVES, Precision.HALF, 6)):
        for pattern in patterns:
            if (found := pattern.fullmatch(plain)) and int(found["n"]) * months <= 12:
                return PreciseDate(dt.date(int(found["year"]), (int(found["n"]) - 1) * months + 1, 1), precision)
    for pattern in MONTHS:
        if found := pattern.fullmatch(plain):
            return PreciseDate(dt.date(int(found["year"]), month_number(found["month"]), 1), Precision.MONTH)
    return PreciseDate(DateField().read(plain), Precision.DAY)


def month_number(text: str) -> int:
    """The number of a month that was typed as a figure, a name or its first letters; 0 if it is none."""
    name = text.rstrip(".")
    names = month_names()
    return int(name) if name.isdigit() else names.get(name) or names.get(name[:3], 0)


def typed(value: PreciseDate) -> str:
    """The date as one would type it; :func:`read_precise` reads it back with the same exactness."""
    first = value.first
    if value.precision == Precision.DAY:
        return f"{first:%d/%m}/{first.year:04}"
    if value.precision == Precision.MONTH:
        return f"{first:%m}/{first.year:04}"
    if value.precision == Precision.QUARTER:
        return f"Q{(first.month + 2) // 3} {first.year:04}"
    if value.precision == Precision.HALF:
        return f"H{1 if first.month == 1 else 2} {first.year:04}"
    return f"{first.year:04}"


class PreciseDateWidget(Pair):
    """The box for the date and the choice of exactness."""

    def __init__(self) -> None:
        exactness = [("", _("as exact as typed")), *Precision.choices]
        box = forms.TextInput(attrs={"class": "ui-input--date", "autocomplete": "off", "maxlength": False})
        super().__init__([box, forms.Select(choices=exactness)], [_("Date"), _("How exact")])

    def decompress(self, value: Any) -> list[Any]:
        """Show the date as it would be typed: the text says itself how exact it is."""
        return [typed(value), ""] if isinstance(value, PreciseDate) else ["", ""]


class PreciseDateField(forms.MultiValueField):
    """A date as exact as it is promised; cleans to a :class:`PreciseDate` or None."""

    widget = PreciseDateWidget

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("Enter a year, a month or a date, such as 2026, 06/2026 or 16/06/2026."),
            "invalid": _("Enter a year, a month or a date, such as 2026, 06/2026 or 16/06/2026."),
            "too_exact": _("“%(typed)s” does not say the %(precision)s. Type more, or choose a less exact one."),
            "out_of_time": _("Enter a year between %(first)s and %(last)s."),
            **kwargs.pop("error_messages", {}),
        }
        fields = (
            forms.CharField(required=False),
            forms.ChoiceField(choices=[("", ""), *Precision.choices], required=False),
        )
        super().__init__(fields=fields, require_all_fields=False, error_messages=messages, **kwargs)

    def clean(self, value: Any) -> PreciseDate | None:
        """Read the pair; an exactness without a date is nothing."""
        parts = value if isinstance(value, list | tuple) else ["", ""]
        text, chosen = (str(part or "").strip() for part in parts)
        if not text:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        if chosen and chosen not in Precision.values:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return self.with_precision(self.read(text), chosen, text)

    def read(self, text: str) -> PreciseDate:
        """The date as it was typed."""
        try:
            found = read_precise(text) if len(text) <= 60 else None
        except ValueError:
            found = None
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if not FIRST_YEAR <= found.on.year <= LAST_YEAR:
            limits = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise forms.ValidationError(self.error_messages["out_of_time"], code="out_of_time", params=limits)
        return found

    def with_precision(self, found: PreciseDate, chosen: str, text: str) -> PreciseDate:
        """The date at the chosen exactness; a more exact one than was typed is refused."""
        if not chosen:
            return found
        precision = Precision(chosen)
        if COARSER.index(precision) < COARSER.index(found.precision):
            told = {"typed": text, "precision": precision.label}
            raise forms.ValidationError(self.error_messages["too_exact"], code="too_exact", params=told)
        return PreciseDate(found.on, precision)

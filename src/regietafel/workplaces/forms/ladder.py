"""The norm as a sentence with three blanks, and how the ladder is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, FilterForm
from regietafel.core.numbers import NumberField
from regietafel.workplaces.ladder import Norm
from regietafel.workplaces.ladder_choice import PER_10000, RUNG, WITHIN_KM, By, Choice, Measure
from regietafel.workplaces.models import Rung

MOST_KM, MOST_PLACES = 200, 10_000
BLANKS = ("km", "rung", "per")


class LadderForm(FilterForm):
    """Everything in the address; what is left out is as the page begins, and what cannot be read is said and left out."""

    km = NumberField(label=_("Kilometres"), required=False, whole_digits=4, decimals=1)
    rung = forms.TypedChoiceField(label=_("Rung"), required=False, coerce=int, empty_value=None)
    per = NumberField(label=_("Places per 10,000 inhabitants"), required=False, whole_digits=5, decimals=2)
    by = forms.ChoiceField(label=_("Columns"), required=False)
    on = DateField(label=_("As of"), required=False, help_text=_("A date until today, like 31/12/2023."))
    beside = DateField(label=_("Beside it"), required=False, help_text=_("Another date, such as 01/06/2014."))

    def __init__(self, data: Mapping[str, Any], *, today: dt.date) -> None:
        super().__init__(filled(data))
        self.today = today
        self.asked = data
        for name, choices in (("rung", rungs()), ("by", columns())):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        for name in BLANKS:
            self.fields[name].widget.attrs["aria-label"] = self.fields[name].label
        self.fields["km"].widget.attrs["class"] = self.fields["per"].widget.attrs["class"] = "ladder-blank"

    def clean_km(self) -> Decimal | None:
        """A distance that one can go."""
        km: Decimal | None = self.cleaned_data["km"]
        if km is not None and not 0 <= km <= MOST_KM:
            raise forms.ValidationError(gettext("Choose a distance between 0 and %(most)s km.") % {"most": MOST_KM})
        return km

    def clean_per(self) -> Decimal | None:
        """A number of places; none is a norm about distance only."""
        per: Decimal | None = self.cleaned_data["per"]
        if per is not None and not 0 <= per <= MOST_PLACES:
            raise forms.ValidationError(gettext("Choose a number between 0 and %(most)s.") % {"most": MOST_PLACES})
        return per

    def clean_on(self) -> dt.date | None:
        """Nobody knows yet what will be there."""
        return self.until_today(self.cleaned_data["on"])

    def clean_beside(self) -> dt.date | None:
        """Nobody knows yet what will be there."""
        return self.until_today(self.cleaned_data["beside"])

    def until_today(self, day: dt.date | None) -> dt.date | None:
        """A day that has come."""
        if day is not None and day > self.today:
            raise forms.ValidationError(gettext("Choose a date until today: nobody knows yet what will be there."))
        return day

    @property
    def choice(self) -> Choice:
        """What is asked for; what cannot be is left out."""
        self.is_valid()
        told = self.cleaned_data
        within, per = told.get("km"), told.get("per")
        measure = str(self.asked.get("measure", ""))
        return Choice(
            on=told.get("on") or self.today,
            beside=told.get("beside"),
            measure=Measure(measure) if measure in set(Measure) else Measure.PER_1000,
            by=By(told.get("by") or By.RUNGS),
            rung=told.get("rung") or RUNG,
            norm=Norm(
                float(WITHIN_KM if within is None else within),
                float(PER_10000 if "per" not in told else per or 0) or None,
            ),
        )


def filled(data: Mapping[str, Any]) -> Any:
    """The address with the norm that the page begins with where it names none; a blank that was emptied stays empty."""
    copied: Any = data.copy() if hasattr(data, "copy") else dict(data)
    for name, value in (("km", WITHIN_KM), ("rung", RUNG), ("per", PER_10000)):
        if name not in copied:
            copied[name] = str(value)
    if not copied["km"]:
        copied["km"] = str(WITHIN_KM)
    return copied


def rungs() -> list[tuple[str, str]]:
    """The six rungs with their words."""
    return [(str(rung.value), f"{rung.value} ({rung.label})") for rung in Rung]


def columns() -> list[tuple[str, str]]:
    """What can stand in the columns."""
    return [
        (By.RUNGS.value, gettext("rungs")),
        (By.FORMS.value, gettext("work forms, under the name of today")),
        (By.FORMS_THEN.value, gettext("work forms, as they were called then")),
    ]

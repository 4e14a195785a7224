"""A series of meetings: how often, from when, at what hour and where."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body
from regietafel.consultation.recurrence import WORKING_MONTHS, Monthly, Weekly
from regietafel.core.forms import DateField, Form
from regietafel.core.hours import HourField
from regietafel.core.rows import RowField

ORDINALS = [
    ("1", _("the first")),
    ("2", _("the second")),
    ("3", _("the third")),
    ("4", _("the fourth")),
    ("-1", _("the last")),
]


class SeriesForm(Form):
    """By the month or by the week; which of the two decides what counts of the rest."""

    drafted = False
    body = RowField(label=_("Body"))
    often = forms.ChoiceField(
        label=_("How often"),
        widget=forms.RadioSelect,
        choices=[("months", _("In certain months")), ("weeks", _("Each so many weeks"))],
        initial="months",
    )
    weekday = forms.ChoiceField(label=_("Day of the week"), initial="1")
    ordinal = forms.ChoiceField(label=_("Which one of the month"), choices=ORDINALS, initial="2")
    months = forms.MultipleChoiceField(
        label=_("Months"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one month.")},
    )
    every = forms.IntegerField(
        label=_("Every how many weeks"),
        min_value=1,
        max_value=52,
        help_text=_("Only for “each so many weeks”."),
        error_messages={"required": _("Say every how many weeks.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ui-input--date"}),
    )
    first_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until and including"), required=False, help_text=_("Leave it empty to go on."))
    starts_at = HourField(label=_("Begins at"), required=False, help_text=_("For example 9.30."))
    ends_at = HourField(label=_("Ends at"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    online_url = forms.URLField(label=_("Online link"), max_length=500, required=False, assume_scheme="https")
    skips_holidays = forms.BooleanField(
        label=_("Not on public holidays and in school breaks"),
        required=False,
        help_text=_("Such a date moves to the first free week, at most four weeks later; otherwise it is left out."),
    )

    def __init__(self, data: Any = None, *, bodies: list[Body], initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"skips_holidays": True, "months": WORKING_MONTHS, **initial})
        body, weekday, months = (self.fields[name] for name in ("body", "weekday", "months"))
        assert isinstance(body, RowField)
        assert isinstance(weekday, forms.ChoiceField)
        assert isinstance(months, forms.ChoiceField)
        body.offer(bodies, empty=_("Choose a body"))
        weekday.choices = [(str(number), str(name)) for number, name in WEEKDAYS.items() if number < 5]
        months.choices = [(str(number), str(name)) for number, name in MONTHS.items()]
        if data is not None:
            by_week = data.get("often") == "weeks"
            months.required = self.fields["ordinal"].required = not by_week
            self.fields["every"].required = by_week

    def clean(self) -> dict[str, Any]:
        """Make the rule out of what was chosen."""
        values = self.cleaned_data
        often, weekday = values.get("often"), int(values.get("weekday") or 0)
        if often == "weeks" and values.get("every"):
            values["rule"] = Weekly(values["every"], weekday).rule
        elif often == "months" and values.get("months") and values.get("ordinal"):
            months = tuple(int(one) for one in values["months"])
            values["rule"] = Monthly(int(values["ordinal"]), weekday, months).rule
        return values


class StopForm(Form):
    """From which day a series has no meetings any more."""

    from_on = DateField(label=_("No meetings any more from"), help_text=_("Drafts from that day on go to the bin."))

    def __init__(self, data: Any = None, *, today: dt.date) -> None:
        super().__init__(data, initial={"from_on": today})

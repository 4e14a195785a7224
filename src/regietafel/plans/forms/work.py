"""Work outside the plan: logged in twenty seconds, found again by priority, year and word."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.forms import FilterForm, Form
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField
from regietafel.plans.models import LoggedWork, PartyRole, Priority
from regietafel.plans.queries.choices import all_priorities, priorities_in_year


class WorkForm(Form):
    """What, when, under which priority; who with, our role and the result if they are known."""

    what = forms.CharField(label=_("What"), max_length=500, help_text=_("What was done, in a few words."))
    priority = RowField(label=_("Priority"))
    when = PreciseDateField(label=_("When"), help_text=_("A date, a month or a year: 16/06/2026, 06/2026, 2026."))
    with_whom = forms.CharField(label=_("With whom"), max_length=300, required=False)
    role = forms.ChoiceField(label=_("Our role"), choices=PartyRole.choices)
    result = forms.CharField(
        label=_("Result"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, today: dt.date, work: LoggedWork | None = None) -> None:
        super().__init__(data, initial=initial_of(work, today))
        field = self.fields["priority"]
        assert isinstance(field, RowField)
        year = work.on.year if work else today.year
        first = priorities_in_year(year)
        others = [one for one in all_priorities() if one not in first]
        groups: dict[str, list[Priority]] = {}
        for one in (*first, *others):
            groups.setdefault(str(one.framework), []).append(one)
        field.offer([*first, *others], groups=groups, empty=_("Choose a priority"))


def initial_of(work: LoggedWork | None, today: dt.date) -> dict[str, Any]:
    """What the form shows at first: today, and that we led; or the work as it was logged."""
    if work is None:
        return {"when": PreciseDate(today, Precision.DAY), "role": PartyRole.LEAD}
    return {
        "what": work.what,
        "when": work.when,
        "priority": work.priority,
        "with_whom": work.with_whom,
        "role": work.role,
        "result": work.result,
    }


class WorkFilterForm(FilterForm):
    """Which work: by words, priority and year."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, data: Any, *, priorities: list[Priority], years: list[int]) -> None:
        super().__init__(data)
        priority, year = self.fields["priority"], self.fields["year"]
        assert isinstance(priority, forms.ChoiceField)
        assert isinstance(year, forms.ChoiceField)
        priority.choices = [("", _("All priorities")), *((str(one.pk), str(one)) for one in priorities)]
        year.choices = [("", _("All years")), *((str(one), str(one)) for one in years)]

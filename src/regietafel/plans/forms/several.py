"""Saying the same of several rows of the grid at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.rows import RowsField
from regietafel.plans.forms.year import with_sign
from regietafel.plans.models import Action, Plan, YearState


class SeveralForm(Form):
    """One state for one year of the rows that were chosen; what is left empty stays as each row has it."""

    rows = RowsField(label=_("Rows"), error_messages={"required": _("Choose at least one row.")})
    year = forms.TypedChoiceField(label=_("Working year"), coerce=int)
    state = forms.ChoiceField(label=_("State"))
    sentence = forms.CharField(
        label=_("What came of it"),
        max_length=4000,
        required=False,
        help_text=_("Left empty, each row keeps its own sentence."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        required=False,
        help_text=_("Needed if the action was moved or dropped."),
    )

    def __init__(self, data: Any = None, *, plan: Plan, actions: list[Action], year: int | None = None) -> None:
        super().__init__(data, initial={"year": year}, auto_id="several_%s")
        rows, years, states = self.fields["rows"], self.fields["year"], self.fields["state"]
        assert isinstance(rows, RowsField)
        rows.offer(actions)
        assert isinstance(years, forms.TypedChoiceField)
        years.choices = [(one, str(one)) for one in plan.years]
        assert isinstance(states, forms.ChoiceField)
        states.choices = [(one.value, with_sign(one)) for one in YearState]

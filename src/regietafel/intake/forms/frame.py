"""Putting right what was read of the plan as a whole."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from regietafel.core.forms import Form
from regietafel.intake.models import Reading
from regietafel.plans.models.plan import FIRST_YEAR, LAST_YEAR


class FrameForm(Form):
    """Title and years."""

    drafted = False
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, required=False)
    start_year = forms.IntegerField(
        label=gettext_lazy("First year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False
    )
    end_year = forms.IntegerField(
        label=gettext_lazy("Last year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False
    )

    def __init__(self, data: Any = None, *, reading: Reading) -> None:
        here = {name: getattr(reading, name) for name in ("title", "start_year", "end_year")}
        super().__init__(data, initial=here)

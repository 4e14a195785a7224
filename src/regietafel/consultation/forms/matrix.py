"""What the overlegmatrix can be narrowed to, and the day as of which it is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import BodyLevel, BodyStance
from regietafel.consultation.queries.matrix import Wanted
from regietafel.consultation.queries.matrix_columns import MUNICIPALITIES, ORGANISATIONS, SECTORS
from regietafel.core.forms import DateField, FilterForm

COLUMNS = (ORGANISATIONS, SECTORS, MUNICIPALITIES)


class MatrixForm(FilterForm):
    """The filters above the matrix. A year shows how it stood at its end; a date wins from a year."""

    on = DateField(label=_("As of"), required=False, help_text=_("A date until today, like 31/12/2023."))
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    level = forms.ChoiceField(label=_("Level"), required=False)
    stance = forms.ChoiceField(label=_("Whose body"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(
        self, data: Mapping[str, Any], *, today: dt.date, themes: Iterable[tuple[str, str]], first_year: int
    ) -> None:
        super().__init__(data)
        self.today = today
        years = [(str(year), str(year)) for year in range(today.year, first_year - 1, -1)]
        options: dict[str, Iterable[tuple[str, Any]]] = {
            "year": years,
            "level": BodyLevel.choices,
            "stance": BodyStance.choices,
            "theme": themes,
        }
        for name, choices in options.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", gettext("all") if name != "year" else gettext("now")), *choices]

    def clean_on(self) -> dt.date | None:
        """Nobody knows yet who will sit where."""
        on: dt.date | None = self.cleaned_data["on"]
        if on is not None and on > self.today:
            raise forms.ValidationError(gettext("Choose a date until today: nobody knows yet who will sit where."))
        return on

    @property
    def wanted(self) -> Wanted:
        """What is asked for; what cannot be is left out."""
        self.is_valid()
        told = self.cleaned_data
        by = str(self.data.get("by", ORGANISATIONS))
        return Wanted(
            day=told.get("on") or self.end_of(told.get("year")),
            by=by if by in COLUMNS else ORGANISATIONS,
            level=told.get("level", ""),
            stance=told.get("stance", ""),
            theme=told.get("theme", ""),
        )

    def end_of(self, year: int | None) -> dt.date:
        """The last day of a year, or today if it is not over."""
        return min(self.today, dt.date(year, 12, 31)) if year else self.today

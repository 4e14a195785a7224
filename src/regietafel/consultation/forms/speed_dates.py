"""Speed-dates: who stands in which group, who wants to meet whom, how many rounds and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Registration
from regietafel.core.forms import Form, speak_plainly
from regietafel.core.rows import RowField

NONE, FIRST, SECOND = "", "0", "1"


def said(row: Registration) -> str:
    """Somebody in a list."""
    return f"{row.name}, {row.organisation_name}" if row.organisation_name else row.name


class GroupsForm(Form):
    """The names of the two groups, and for each participant the group."""

    mark_optional = False

    first_name = forms.CharField(label=_("First group"), max_length=100, help_text=_("They stay at their table."))
    second_name = forms.CharField(label=_("Second group"), max_length=100, help_text=_("They go round."))

    def __init__(self, data: Any = None, *, people: Iterable[Registration], names: Sequence[str]) -> None:
        initial = dict(zip(("first_name", "second_name"), names, strict=False))
        super().__init__(data, initial=initial)
        self.people = list(people)
        choices = [(NONE, _("takes no part")), (FIRST, _("first group")), (SECOND, _("second group"))]
        for row in self.people:
            place = str(row.side.order) if row.side and row.side.order < 2 else NONE
            field = forms.ChoiceField(label=said(row), choices=choices, initial=place, required=False)
            speak_plainly(field)
            self.fields[f"side-{row.pk}"] = field

    def clean(self) -> dict[str, Any]:
        """Put the places together, by the key of each participant."""
        held = super().clean() or self.cleaned_data
        chosen = {row.pk: held.get(f"side-{row.pk}") or NONE for row in self.people}
        held["places"] = {pk: int(place) if place else None for pk, place in chosen.items()}
        return held


class PairForm(Form):
    """Two who want to meet, or must not."""

    first = RowField(label=_("Of the first group"))
    second = RowField(label=_("Of the second group"))
    wanted = forms.ChoiceField(label=_("What"), choices=[("1", _("want to meet")), ("0", _("must not meet"))])

    def __init__(self, data: Any = None, *, first: Iterable[Registration], second: Iterable[Registration]) -> None:
        super().__init__(data)
        for name, rows in (("first", first), ("second", second)):
            field = self.fields[name]
            assert isinstance(field, RowField)
            field.offer(rows, label=said, empty=_("Make a choice"))


class MakeForm(Form):
    """How many rounds and tables there are."""

    rounds = forms.IntegerField(label=_("Rounds"), min_value=1, max_value=30)
    tables = forms.IntegerField(label=_("Tables"), min_value=1, max_value=100)

"""The abbreviations of a plan as one list, and what the public reads of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.listform import ListForm
from regietafel.plans.models import Plan, PlanWord

BLANKS = 3


class WordsForm(ListForm):
    """What is explained already, a row for each abbreviation that nobody explains, and room for others."""

    needed = {"short": _("Enter the abbreviation."), "meaning": _("Say what it stands for.")}

    def __init__(self, data: Any = None, *, plan: Plan, unknown: Sequence[str] = ()) -> None:
        self.unknown = list(unknown)
        super().__init__(data, rows=PlanWord.objects.filter(plan=plan), blanks=len(self.unknown) + BLANKS)
        for key, short in zip(self.blanks, self.unknown, strict=False):
            self.fields[f"short-{key}"].initial = short

    def fields_for(self, row: PlanWord | None) -> dict[str, forms.Field]:
        """The letters, and the words for them."""
        return {
            "short": forms.CharField(label=_("Abbreviation"), max_length=40, initial=row.short if row else ""),
            "meaning": forms.CharField(label=_("Stands for"), max_length=200, initial=row.meaning if row else ""),
        }

    def is_empty(self, values: dict[str, Any]) -> bool:
        """An abbreviation that was proposed and left without a meaning is no mistake."""
        return not values["meaning"] and (not values["short"] or values["short"] in self.unknown)


class PublishForm(Form):
    """What the public reads besides goals, actions, who takes part and how far the years are."""

    shows_sentences = forms.BooleanField(
        label=_("What was said about each working year"),
        help_text=_("The sentence of the lead, as it stands there. Look first whether it names a person."),
        required=False,
    )
    shows_results = forms.BooleanField(
        label=_("The results of the indicators"),
        help_text=_("Target and result by year."),
        required=False,
    )

"""Closing a year: what becomes of each line that is not finished, and a word with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.labels import told_apart
from regietafel.plans.models import Plan, WorkingYear
from regietafel.plans.settlement import CARRY, DONE, DROP, GOES_ON, LEAVE, NEEDS_WORD, PARTLY, Settlement


class CloseYearForm(Form):
    """A choice and a word for each unfinished line. To close the year, every line needs its choice."""

    mark_optional = False

    note = forms.CharField(
        label=_("A word at the closing"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as the meeting that discussed the year. Leave it empty if there is nothing to add."),
    )

    def __init__(self, data: Any = None, *, plan: Plan, year: int, lines: Iterable[WorkingYear]) -> None:
        super().__init__(data)
        self.lines = list(lines)
        self.is_closing = bool(data) and data.get("deed") != "save"
        choices = [("", gettext("choose…")), *choices_of(plan, year)]
        for line in self.lines:
            self.fields[f"choice-{line.pk}"] = forms.ChoiceField(
                label=told_apart(gettext("What becomes of it"), line.action), choices=choices, required=False
            )
            self.fields[f"word-{line.pk}"] = forms.CharField(
                label=told_apart(gettext("In a word"), line.action), max_length=1000, required=False
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines as the page shows them, each with its two boxes."""
        return [
            {"line": line, "choice": self[f"choice-{line.pk}"], "word": self[f"word-{line.pk}"]} for line in self.lines
        ]

    def clean(self) -> dict[str, Any]:
        """Gather what was said of the lines; one that somebody changed meanwhile is shown as it stands now."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        found = []
        for line in self.lines:
            choice, word = values.get(f"choice-{line.pk}", ""), values.get(f"word-{line.pk}", "")
            if not choice:
                if self.is_closing and f"choice-{line.pk}" not in self.errors:
                    self.add_error(f"choice-{line.pk}", _("Choose what becomes of this action."))
                continue
            if self.data.get(f"version-{line.pk}") != str(line.version):
                self.add_error(
                    f"choice-{line.pk}",
                    _("This was changed while you were looking. See how it stands now, and choose."),
                )
            elif choice in NEEDS_WORD and not word and not (choice == LEAVE and line.sentence):
                self.add_error(f"word-{line.pk}", _("Say in a word why."))
            found.append(Settlement(line, choice, word, line.version))
        values["settlements"] = found
        return values


def choices_of(plan: Plan, year: int) -> list[tuple[str, str]]:
    """What can become of a line; after the last year of the plan there is no next year to go to."""
    first = [(DONE, gettext("done")), (PARTLY, gettext("partly done, and that is it"))]
    last = [(DROP, gettext("dropped: say why")), (LEAVE, gettext("leave it as it is: say why"))]
    if year == plan.end_year:
        return [*first, (CARRY, gettext("take it up in the next plan: say why")), *last]
    after = {"year": year + 1}
    return [
        *first,
        (GOES_ON, gettext("partly done, goes on in %(year)s") % after),
        (CARRY, gettext("moved to %(year)s: say why") % after),
        *last,
    ]

"""What is filled in about a regional framework."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import FrameworkKind, RegionalFramework
from regietafel.core.forms import FilterForm, Form
from regietafel.core.rows import RowsField
from regietafel.plans.models import Action

ABOUT = ("title", "kind", "summary")


class FrameworkForm(Form):
    """What it is about; the first text only where it is new."""

    drafted = True
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Sort"), choices=FrameworkKind, widget=forms.RadioSelect)
    summary = forms.CharField(
        label=_("What is it about?"),
        max_length=4000,
        required=False,
        help_text=_("In plain words: local governments read this first."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=100_000,
        required=False,
        help_text=_("It can follow later. A text that was decided on stays; another text is another version."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    actions = RowsField(label=_("Belongs to the actions"), required=False)

    def __init__(self, data: Any = None, *, actions: list[Action], row: RegionalFramework | None = None) -> None:
        initial: dict[str, Any] = {"kind": FrameworkKind.FRAMEWORK}
        if row is not None:
            initial = {name: getattr(row, name) for name in ABOUT} | {"actions": list(row.actions.all())}
        super().__init__(data, initial=initial)
        if row is not None:
            del self.fields["text"]
        field = self.fields["actions"]
        assert isinstance(field, RowsField)
        field.offer(actions, label=lambda action: f"{action} ({action.plan})")


class VersionForm(Form):
    """Another text."""

    drafted = True
    text = forms.CharField(label=_("Text"), max_length=100_000, widget=forms.Textarea(attrs={"rows": 20}))
    note = forms.CharField(label=_("What changed?"), max_length=300, required=False)


class WordsForm(FilterForm):
    """Words to look for."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)

"""Which dossier goes together with another, and what those who reported are told of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import FilterForm
from regietafel.core.merge_form import Compared, MergeForm
from regietafel.core.rows import RowField
from regietafel.policy_signals.forms.dossiers import one
from regietafel.policy_signals.models import Dossier


class OtherDossierForm(FilterForm):
    """The other dossier."""

    other = RowField(label=_("With which dossier?"))

    def __init__(self, data: Any = None, *, dossiers: list[Dossier]) -> None:
        super().__init__(data)
        one(self, "other").offer(dossiers)


class MergeDossiersForm(MergeForm):
    """Which stays, whose words are kept, and what is told."""

    drafted = True

    def __init__(self, data: Any = None, *, names: tuple[str, str], compared: Iterable[Compared]) -> None:
        super().__init__(data, names=names, compared=compared)
        self.fields["said"] = forms.CharField(
            label=_("What do we tell those who reported?"),
            max_length=2000,
            required=False,
            initial=_("Two dossiers about the same were put together: “%(one)s” and “%(other)s”.")
            % {"one": names[0], "other": names[1]},
            help_text=_("In plain words. If you leave it empty, nobody gets a mail about this step."),
            widget=forms.Textarea(attrs={"rows": 3}),
        )

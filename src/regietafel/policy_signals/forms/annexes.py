"""Which documents go along with the note, each with its number."""

from __future__ import annotations

from typing import Any

from django import forms

from regietafel.core.forms import Form, speak_plainly
from regietafel.documents.models import Document
from regietafel.policy_signals.annexes import annex_in_words, frozen

HIGHEST = 999
NARROW = {"class": "govuk-input--width-4", "inputmode": "numeric", "autocomplete": "off"}


class AnnexForm(Form):
    """A number for each document that goes along; one without a number stays with the dossier alone."""

    drafted = False
    mark_optional = False

    def __init__(self, data: Any = None, *, papers: list[Document], chosen: list[Document]) -> None:
        self.papers = {f"place-{one.pk}": one for one in papers}
        places = {one.pk: place for place, one in enumerate(chosen, start=1)}
        super().__init__(data, initial={name: places.get(one.pk) for name, one in self.papers.items()})
        for name, one in self.papers.items():
            self.fields[name] = forms.IntegerField(
                label=annex_in_words(frozen(one)),
                required=False,
                min_value=1,
                max_value=HIGHEST,
                widget=forms.TextInput(attrs=NARROW),
            )
            speak_plainly(self.fields[name])

    def clean(self) -> dict[str, Any]:
        """The documents with a number, lowest first; those with the same one by title."""
        cleaned = super().clean() or self.cleaned_data
        places = [(cleaned.get(name), one.title, one) for name, one in self.papers.items()]
        found = sorted((row for row in places if row[0]), key=lambda row: row[:2])
        return {**cleaned, "documents": [one for _place, _title, one in found]}

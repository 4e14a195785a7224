"""What shows that a line is true: one form in which one chooses what it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.documents.forms import UploadField
from regietafel.plans.models import EvidenceKind

HOLDS: dict[str, str] = {EvidenceKind.FILE: "file", EvidenceKind.ADDRESS: "url", EvidenceKind.NOTE: "note"}
"""In which field each kind of evidence stands."""


class EvidenceForm(Form):
    """Something that shows that a line is true. Only the field of what was chosen counts."""

    mark_optional = False

    label = forms.CharField(label=_("What it shows"), max_length=200)
    what = forms.ChoiceField(
        label=_("What is it?"), choices=EvidenceKind.choices, initial=EvidenceKind.FILE, widget=forms.RadioSelect
    )
    file = UploadField(required=False)
    url = forms.URLField(
        label=_("Web address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("If it can be seen on the web or on a shared drive."),
        error_messages={"invalid": _("Enter a web address such as https://www.example.org/report.pdf.")},
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It may stay empty if the line above says it all."),
    )

    def clean_url(self) -> str:
        """Only addresses that a browser opens as a page."""
        url: str = self.cleaned_data["url"]
        if url and not url.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(_("Enter a web address that begins with https:// or http://."))
        return url

    def clean(self) -> dict[str, Any]:
        """Keep what was chosen and let go of the rest."""
        values = self.cleaned_data
        chosen = HOLDS.get(values.get("what", ""))
        for name in set(HOLDS.values()) - {chosen}:
            self.errors.pop(name, None)
            values[name] = None if name == "file" else ""
        if chosen == "file" and not values.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose a file."))
        if chosen == "url" and not values.get("url") and "url" not in self.errors:
            self.add_error("url", _("Enter a web address such as https://www.example.org/report.pdf."))
        if chosen == "file" and self.errors and "file" not in self.errors:
            self.add_error("file", _("Choose the file again: a page cannot keep it for you."))
        return values

"""Choosing the file that was filled in elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.core.forms import Form
from regietafel.documents.scanning import harm_in
from regietafel.documents.sizes import said_size

LARGEST = 5 * 1024 * 1024


class FileForm(Form):
    """One file, as large as a plan can be; what it is, only reading it can tell."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("The Excel or CSV file that you took along from this page, filled in."),
        error_messages={"empty": gettext_lazy("This file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,text/csv"}),
    )

    def clean_file(self) -> Any:
        """No file that is larger than a whole plan with all its sentences."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("This file is too large: %(size)s, and at most %(most)s can be read.")
                % {"size": said_size(file.size), "most": said_size(LARGEST)}
            )
        if harm := harm_in(file):
            raise forms.ValidationError(harm)
        return file

"""A file that hangs on a call or a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.documents.forms import UploadField
from regietafel.documents.models import DocumentKind


class PaperForm(Form):
    """A file, what it is called, and what sort of paper it is."""

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Sort of document"), choices=DocumentKind.choices, initial=DocumentKind.OTHER)
    file = UploadField()

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)

"""A file that goes with a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.documents.forms import UploadField


class MeetingFileForm(Form):
    """A file, and what it is called on the agenda."""

    title = forms.CharField(label=_("Title"), max_length=200)
    file = UploadField()

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)

"""Choosing the document from which a plan is read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.core.forms import Form
from regietafel.documents.intake import fault_in
from regietafel.documents.names import clean_name, ending_of
from regietafel.documents.sizes import said_size
from regietafel.intake.originals import ALSO_KEPT

READABLE = ("docx", "odt", "pdf", "xlsx", "ods", "csv", "tsv", "txt", "md", "html", "htm")
"""Kinds that the readers know, by the end of the name."""


def what_can_be_read() -> str:
    """What one may choose, before one chooses."""
    return _(
        "Word (docx), LibreOffice (odt, ods), PDF with text, Excel (xlsx), csv, tsv, txt, md or html. At most %(limit)s."
    ) % {"limit": said_size(settings.MAX_UPLOAD)}


def too_large() -> str:
    """What to do with a file that does not fit: a link instead, as for evidence, can not be read."""
    return _(
        "This file is too large to send: at most %(limit)s fits. "
        "Make it smaller, for example by taking out the pictures."
    ) % {"limit": said_size(settings.MAX_UPLOAD)}


class SendForm(Form):
    """One document."""

    drafted = False
    file = forms.FileField(
        label=gettext_lazy("Document with the plan"),
        help_text=lazy(what_can_be_read, str)(),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in READABLE)}),
    )

    def clean_file(self) -> Any:
        """Refuse, in words, what cannot be kept or read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        ending = ending_of(clean_name(file.name or ""))
        if ending in {"doc", "xls", "rtf"}:
            text = _("This is an old kind of file (%(kind)s). Open it, save it as .docx or .xlsx and choose that one.")
            raise forms.ValidationError(text % {"kind": ending})
        if ending not in READABLE:
            text = _("No plan can be read from this kind of file. Choose one of these: %(kinds)s.")
            raise forms.ValidationError(text % {"kinds": ", ".join(READABLE)})
        if (file.size or 0) > settings.MAX_UPLOAD:
            raise forms.ValidationError(too_large())
        if fault := fault_in(file, ALSO_KEPT):
            raise forms.ValidationError(fault)
        return file

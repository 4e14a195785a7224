"""Forms for files and what is known about them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.core.forms import DateField, Form
from regietafel.documents.intake import NAMED, fault_in
from regietafel.documents.kinds import KINDS
from regietafel.documents.models import Document, DocumentKind
from regietafel.documents.sizes import said_size


def what_may_be_sent() -> str:
    """What one may choose, before one chooses."""
    return _("At most %(limit)s. These kinds are kept: %(kinds)s.") % {
        "limit": said_size(settings.MAX_UPLOAD),
        "kinds": NAMED,
    }


class UploadField(forms.FileField):
    """A file that can be kept."""

    def __init__(self, **kwargs: Any) -> None:
        accept = ",".join(f".{ending}" for ending in KINDS)
        kwargs.setdefault("label", gettext_lazy("File"))
        super().__init__(allow_empty_file=True, widget=forms.FileInput(attrs={"accept": accept}), **kwargs)
        self.help_text = self.help_text or lazy(what_may_be_sent, str)()

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse, in words, what cannot be kept."""
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile) and (fault := fault_in(file)):
            raise forms.ValidationError(fault)
        return file


class VersionForm(Form):
    """A newer file of a document."""

    file = UploadField()
    note = forms.CharField(
        label=gettext_lazy("What changed"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Such as: the figures of December were added."),
    )


class DetailsForm(Form):
    """What is known about a document beside its content."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Sort of document"), choices=DocumentKind.choices)
    dated = DateField(label=gettext_lazy("Date of the document"), required=False)
    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("From whom it comes, if it is not your own."),
    )

    def __init__(self, data: Any = None, *, document: Document) -> None:
        here = {name: getattr(document, name) for name in ("title", "kind", "dated", "source")}
        super().__init__(data, initial=here)

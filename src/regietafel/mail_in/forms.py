"""Forms for mail that came in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.core.forms import FilterForm, Form
from regietafel.core.rows import RowField
from regietafel.documents.forms import UploadField
from regietafel.documents.names import clean_name, ending_of
from regietafel.mail_in.models import MailState
from regietafel.mail_in.reader import read
from regietafel.territories.models import Region

ENDINGS = ("eml", "msg")
STATES = [("", gettext_lazy("to look at")), *((state.value, state.label) for state in MailState if state != "waiting")]


class MailFilters(FilterForm):
    """Which mails are listed."""

    q = forms.CharField(label=gettext_lazy("Words"), max_length=100, required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=STATES, required=False)


class MailFileField(UploadField):
    """A mail as a mail program saves it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Mail, as a file"))
        kwargs.setdefault(
            "help_text",
            gettext_lazy(
                "An .eml or .msg file: drag the mail from your mail program to here, or save it first and choose it."
            ),
        )
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{ending}" for ending in ENDINGS)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse what is no mail by its name, beside what can be kept nowhere."""
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile) and ending_of(clean_name(file.name or "")) not in ENDINGS:
            raise forms.ValidationError(
                _("This is no mail. Save the mail in your mail program as .eml or .msg, and choose that file.")
            )
        return file


class DropForm(Form):
    """One mail."""

    file = MailFileField()

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Read the mail here, where no transaction is open yet: that takes as long as the limited child may take."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if file := said.get("file"):
            file.seek(0)
            said["raw"] = file.read()
            said["found"] = read(said["raw"])
        return said


class SearchForm(Form):
    """What to file a mail on."""

    mark_optional = False
    q = forms.CharField(
        label=gettext_lazy("Look for an organisation, action, meeting or dossier"), max_length=100, required=False
    )


class AsideForm(Form):
    """Why nobody needs a mail."""

    said = forms.CharField(label=gettext_lazy("Why, if it is worth saying"), max_length=300, required=False)


class StrayForm(Form):
    """For which region a mail is."""

    region = RowField(label=gettext_lazy("Region"))

    def __init__(self, data: Any = None, *, regions: list[Region]) -> None:
        super().__init__(data)
        field: Any = self.fields["region"]
        field.offer(regions)

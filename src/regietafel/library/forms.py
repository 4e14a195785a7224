"""Adding to the library, changing an entry, and looking for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.documents.forms import UploadField
from regietafel.library.models import ItemKind, LibraryItem

LONGEST_THEME = 40
BETWEEN = re.compile(r"[,;\n]")


class ThemesField(forms.CharField):
    """Words with commas between them, as small letters and each once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=400, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """As somebody would type them."""
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """The words, in order."""
        words = (" ".join(word.split()).lower() for word in BETWEEN.split(super().clean(value)))
        themes = tuple(dict.fromkeys(word for word in words if word))
        if any(len(word) > LONGEST_THEME for word in themes):
            raise forms.ValidationError(_("Put a comma between themes: each is one or two words."))
        return themes


class ItemForm(Form):
    """An entry that is there: all but its file, which is renewed on its own page."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Sort of entry"), choices=ItemKind.choices, initial=ItemKind.STUDY)
    url = forms.URLField(
        label=gettext_lazy("Web address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Enter a web address such as https://www.example.org/report.pdf.")},
    )
    summary = forms.CharField(
        label=gettext_lazy("What it is about"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("In a few sentences of your own: what does somebody else get from it?"),
    )
    deadline = DateField(
        label=gettext_lazy("Last day to apply"), required=False, help_text=gettext_lazy("For a call only.")
    )
    themes = ThemesField(
        label=gettext_lazy("Themes"),
        help_text=gettext_lazy("With commas between them, such as: arbeidszorg, mobility."),
    )
    source = forms.CharField(
        label=gettext_lazy("Made by"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Who wrote it or launched the call."),
    )
    dated = DateField(label=gettext_lazy("Date of the document"), required=False)
    shared_by = forms.CharField(label=gettext_lazy("Shared by"), max_length=200, required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, item: LibraryItem | None = None, shared_by: str = ""
    ) -> None:
        super().__init__(data, files, initial=initial_of(item) if item else {"shared_by": shared_by})
        if item and not item.url:
            del self.fields["url"]
        elif item:
            self.fields["url"].required = True

    def clean_url(self) -> str:
        """Only addresses that a browser opens as a page."""
        url: str = self.cleaned_data["url"]
        if url and not url.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(_("Enter a web address that begins with https:// or http://."))
        return url

    def clean(self) -> dict[str, Any]:
        """Only a call has a last day."""
        values = self.cleaned_data
        if values.get("deadline") and values.get("kind") != ItemKind.CALL:
            self.add_error("deadline", _("Only a call has a last day to apply. Choose “call”, or leave this empty."))
        return values


class NewItemForm(ItemForm):
    """An entry that is not there yet: a web address or a file, one of the two."""

    file = UploadField(required=False, label=gettext_lazy("Or a file"))
    field_order = ("title", "kind", "url", "file")

    def clean(self) -> dict[str, Any]:
        """Insist on one of the two."""
        values = super().clean()
        broken = {"url", "file"} & set(self.errors)
        if not broken and not values.get("url") and not values.get("file"):
            self.add_error("url", _("Give a web address, or choose a file below."))
        if not broken and values.get("url") and values.get("file"):
            self.add_error("file", _("Give either a web address or a file."))
        if self.errors and values.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose the file again: a page cannot keep it for you."))
        return values


def initial_of(item: LibraryItem) -> dict[str, Any]:
    """An entry as the form shows it."""
    names = ("title", "kind", "url", "summary", "deadline", "source", "dated", "shared_by")
    return {**{name: getattr(item, name) for name in names}, "themes": [str(theme) for theme in item.themes.all()]}


class LibraryFilterForm(FilterForm):
    """Which entries: by words, sort, theme and year."""

    q = forms.CharField(label=gettext_lazy("Words"), max_length=100, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Sort of entry"), required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Year"), required=False)

    def __init__(self, data: Any, *, themes: Sequence[str], years: Sequence[int]) -> None:
        super().__init__(data)
        self.offer("kind", pgettext_lazy("library", "All sorts"), ItemKind.choices)
        self.offer("theme", gettext_lazy("All themes"), [(one, one) for one in themes])
        self.offer("year", gettext_lazy("All years"), [(str(one), str(one)) for one in years])

    def offer(self, name: str, everything: Any, choices: Sequence[Any]) -> None:
        """Let one choose among these, or none of them."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", everything), *choices]

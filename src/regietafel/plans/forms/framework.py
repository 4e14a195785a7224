"""The forms of what all regions share: a policy framework and its priorities, with texts in three languages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.plans.forms.plan import year_field

LANGUAGES = ("nl", "en", "fr")


def texts(values: dict[str, Any], name: str) -> dict[str, str]:
    """The texts of one field by language, without those that were left empty."""
    return {language: text for language in LANGUAGES if (text := values[f"{name}_{language}"])}


class FrameworkForm(Form):
    """A framework with its titles and the years in which it holds."""

    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    title_fr = forms.CharField(label=_("Title in French"), max_length=200, required=False)
    start_year = year_field(_("First year"))
    end_year = year_field(_("Last year"))


class NewFrameworkForm(FrameworkForm):
    """A new framework gets a code that stays: addresses and files refer to it."""

    code = forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_("Such as wse-2026-2028. It cannot be changed afterwards."),
        error_messages={"invalid": _("Use letters, figures and dashes only, without blanks.")},
    )
    field_order = ["code", "title_nl", "title_en", "title_fr", "start_year", "end_year"]

    def clean_code(self) -> str:
        """Codes are in small letters."""
        return str(self.cleaned_data["code"]).lower()


class PriorityForm(Form):
    """A priority with its reporting code, a few words for tables, and its official title."""

    code = forms.CharField(
        label=_("Reporting code"), max_length=20, help_text=_("As it stands in the report, such as WSE-LR1.")
    )
    short_nl = forms.CharField(label=_("Short name in Dutch"), max_length=80, help_text=_("A few words, for tables."))
    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    short_en = forms.CharField(label=_("Short name in English"), max_length=80, required=False)
    title_en = forms.CharField(
        label=_("Title in English"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    short_fr = forms.CharField(label=_("Short name in French"), max_length=80, required=False)
    title_fr = forms.CharField(
        label=_("Title in French"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

"""What a platform administrator fills in about regions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form
from regietafel.territories.models import Municipality, Region


class RegionForm(Form):
    """A new region with its first director."""

    name = forms.CharField(label=_("Name"), max_length=120)
    slug = forms.SlugField(
        label=_("Short name in addresses"),
        max_length=60,
        help_text=_("Small letters, figures and dashes. It cannot be changed later."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    municipalities = forms.ModelMultipleChoiceField(
        label=_("Municipalities"),
        queryset=Municipality.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only those that no region serves yet."),
    )
    since = DateField(label=_("From"))
    email = forms.EmailField(label=_("E-mail address of the first director"))
    director_name = forms.CharField(label=_("Name of the first director"), required=False, max_length=150)

    def __init__(self, *args: Any, municipalities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipalities"].queryset = municipalities  # type: ignore[attr-defined]


class RegionNameForm(Form):
    """What a region is called."""

    name = forms.CharField(label=_("Name"), max_length=120)

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": region.name}, **kwargs)


class JoinForm(Form):
    """A municipality that joins."""

    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), empty_label=_("Choose a municipality")
    )
    since = DateField(label=_("From"))

    def __init__(self, *args: Any, municipalities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]


class DirectorForm(Form):
    """A director to invite on behalf of the platform."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=150, required=False)

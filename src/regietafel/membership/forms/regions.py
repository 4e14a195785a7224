"""What a platform administrator fills in about regions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form
from regietafel.territories.models import Municipality, Region


class MunicipalitiesField(forms.CharField):
    """Municipalities typed or pasted as a list; each that we do not know, or that has a region, is named."""

    widget = forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"})

    def __init__(self, **kwargs: Any) -> None:
        self.free: Iterable[Municipality] = ()
        super().__init__(max_length=4000, **kwargs)

    def clean(self, value: Any) -> list[Municipality]:
        """The municipalities that are meant, each once."""
        known = {key.casefold(): one for one in self.free for key in (one.name, one.nis)}
        names = [name.strip() for name in re.split(r"[\n,;]", super().clean(value)) if name.strip()]
        unknown = [name for name in names if name.casefold() not in known]
        if unknown:
            text = _("Not a municipality, or served by another region: %(names)s.")
            raise forms.ValidationError(text, code="unknown", params={"names": ", ".join(unknown)[:500]})
        return list(dict.fromkeys(known[name.casefold()] for name in names))


class RegionForm(Form):
    """A new region with its first director."""

    name = forms.CharField(label=_("Name"), max_length=120)
    slug = forms.SlugField(
        label=_("Short name in addresses"),
        max_length=60,
        help_text=_("Small letters, figures and dashes. It cannot be changed later."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    municipalities = MunicipalitiesField(
        label=_("Municipalities"), help_text=_("Names or NIS codes, one on each line or with commas between them.")
    )
    since = DateField(label=_("From"))
    email = forms.EmailField(label=_("E-mail address of the first director"))
    director_name = forms.CharField(label=_("Name of the first director"), required=False, max_length=150)

    def __init__(self, *args: Any, municipalities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipalities"].free = municipalities  # type: ignore[attr-defined]


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

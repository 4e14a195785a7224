"""What a person fills in about the own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.people.models import Density, User


def language_choices() -> list[tuple[str, str]]:
    """The languages of the screens, each in its own words."""
    return [(code, get_language_info(code)["name_local"]) for code in settings.SHOWN_LANGUAGES]


class SettingsForm(Form):
    """Name, language and how the pages look."""

    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        help_text=_("Others see it beside what you do."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language"), help_text=_("Of the pages and of the mail that you get."))
    density = forms.ChoiceField(
        label=_("Rows of tables"),
        choices=[(Density.RELAXED, _("roomy")), (Density.COMPACT, _("tight"))],
        widget=forms.RadioSelect,
    )
    shortcuts = forms.BooleanField(
        label=_("Keyboard shortcuts"),
        required=False,
        help_text=_("Such as / to search. Turn them off if they get in the way of your own tools."),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        names = ("name", "language", "density", "shortcuts")
        super().__init__(*args, initial={name: getattr(person, name) for name in names}, **kwargs)
        self.fields["language"].choices = language_choices()  # type: ignore[attr-defined]


class DensityForm(Form):
    """One press of the button beside a table."""

    density = forms.ChoiceField(choices=Density.choices)


class AdminForm(Form):
    """Whom to make platform administrator."""

    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("A mail with a link to sign in goes to this address.")
    )
    name = forms.CharField(
        label=_("Name"), max_length=150, required=False, help_text=_("Only if there is no account yet.")
    )

"""Registering for an event: as somebody without an account does, and as the team writes somebody in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from regietafel.core.forms import Form


class RegistrationForm(Form):
    """Name and mail; organisation and needs if one likes. ``website`` is a box that only a script fills in."""

    drafted = False

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You get a mail with a link. Your place is taken once you confirm there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organisation_name = forms.CharField(
        label=_("Your organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    needs = forms.CharField(label=_("What you need, to eat or to come in"), max_length=500, required=False)
    website = forms.CharField(required=False, max_length=500)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["needs"].help_text = ngettext_lazy(
            "Only the organisers read this. It is deleted %(days)d day after the event.",
            "Only the organisers read this. It is deleted %(days)d days after the event.",
            settings.NEEDS_KEPT_DAYS,
        ) % {"days": settings.NEEDS_KEPT_DAYS}

    @property
    def is_from_a_script(self) -> bool:
        """Whether the box that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))


class AddParticipantForm(Form):
    """Somebody who called or wrote."""

    drafted = False

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    organisation_name = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    needs = forms.CharField(label=_("Food or access needs"), max_length=500, required=False)
    tell = forms.BooleanField(
        label=_("Send a mail that says so"), required=False, help_text=_("Only with an e-mail address.")
    )
    anyway = forms.BooleanField(
        label=_("Give a place even when all places are taken"),
        required=False,
        help_text=_("Else: on the waiting list."),
    )

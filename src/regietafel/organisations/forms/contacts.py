"""What is filled in about how an organisation is reached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.rows import RowField
from regietafel.organisations.forms.entries import offer
from regietafel.organisations.models import Contact, ContactVisibility
from regietafel.people.models import User


class ContactForm(Form):
    """A contact: rather a mailbox of a service than of a person, for people move on."""

    name = forms.CharField(label=_("Name"), max_length=150, help_text=_("Such as “Activation desk”, or a name."))
    job = forms.CharField(label=_("Function"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Rather a mailbox of the service than of one person: it stays when people move on."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=ContactVisibility.choices)
    user = RowField(label=_("Account"), required=False)

    def __init__(self, data: Any = None, *, contact: Contact | None = None, people: Iterable[User] = ()) -> None:
        names = ("name", "job", "email", "phone", "visibility", "user")
        known = (
            {name: getattr(contact, name) for name in names} if contact else {"visibility": ContactVisibility.NETWORK}
        )
        super().__init__(data, initial=known)
        offer(self, "user", people, _("none"))

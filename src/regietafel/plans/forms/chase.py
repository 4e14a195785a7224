"""What the director fills in to ask all leads: the round, where a lead is written to, a corrected address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form
from regietafel.plans.blanks import BLANKS, blanks_in
from regietafel.plans.models import ChaseLetter, ChasePeriod, LeadContact, Plan

USUAL_WAIT = dt.timedelta(days=14)
ADDRESS_MISTAKE = _("Enter an e-mail address such as name@organisation.be.")


class RoundForm(Form):
    """About when is asked, in which words, and until when one may answer."""

    year = forms.TypedChoiceField(label=_("Working year"), coerce=int)
    period = forms.ChoiceField(
        label=_("Period"),
        choices=ChasePeriod.choices,
        help_text=_("Stands in the mail. The answers come with the line of the working year."),
    )
    answer_by = DateField(label=_("Answer by"))
    with_finished = forms.BooleanField(
        label=_("Ask about finished actions too"),
        required=False,
        help_text=_("Otherwise what is done, moved or dropped and has its sentence already is left out."),
    )
    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_(
            "Write [name], [number] and [date] where the name of the reader, the number of actions and the day must come. "
            "The actions and the link follow by themselves."
        ),
    )

    def __init__(self, data: Any = None, *, plan: Plan, year: int, today: dt.date) -> None:
        initial = {
            "year": year,
            "period": ChasePeriod.YEAR,
            "answer_by": today + USUAL_WAIT,
            "subject": gettext("How did it go in %(year)s?") % {"year": year},
            "text": usual_text(),
        }
        super().__init__(data, initial=initial)
        choice = self.fields["year"]
        assert isinstance(choice, forms.TypedChoiceField)
        choice.choices = [(one, str(one)) for one in plan.years if one <= today.year]

    def clean_subject(self) -> str:
        """Only blanks that can be filled in."""
        return known_blanks(self.cleaned_data["subject"])

    def clean_text(self) -> str:
        """Only blanks that can be filled in."""
        return known_blanks(self.cleaned_data["text"])


def usual_text() -> str:
    """What most directors would write."""
    return gettext(
        "Hello [name],\n\n"
        "In our action plan you lead [number]. Will you tell us by [date] how it went? "
        "You need no account, it works on your phone, and it takes three minutes.\n\n"
        "Thank you!"
    )


def known_blanks(text: str) -> str:
    """The text, if each of its blanks can be filled in; a slip of the pen would go to everybody."""
    strange = [one for one in blanks_in(text) if one.lower() not in BLANKS]
    if strange:
        raise forms.ValidationError(
            gettext("[%(word)s] cannot be filled in. Use [name], [number] or [date].") % {"word": strange[0]}
        )
    return text


class AddressForm(Form):
    """A name and an address."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        required=False,
        help_text=_("Of the person who reads the mail."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    address = forms.EmailField(label=_("E-mail address"), error_messages={"invalid": ADDRESS_MISTAKE})


class LetterForm(AddressForm):
    """Where a letter goes instead."""

    def __init__(self, data: Any = None, *, letter: ChaseLetter) -> None:
        super().__init__(data, initial={"name": letter.name, "address": letter.address})


class ContactForm(AddressForm):
    """Where a lead is written to, or that the team leads itself."""

    is_own = forms.BooleanField(
        label=_("We lead this ourselves"),
        required=False,
        help_text=_("Then it stands with your own work, and nobody gets a mail about it."),
    )

    def __init__(self, data: Any = None, *, contact: LeadContact | None) -> None:
        names = ("name", "address", "is_own")
        super().__init__(data, initial={name: getattr(contact, name) for name in names} if contact else None)
        self.fields["address"].required = False


class WriterForm(Form):
    """Who fills in a letter."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("It stands beside your answers."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, data: Any = None, *, letter: ChaseLetter) -> None:
        super().__init__(data, initial={"name": letter.answered_as or letter.name[:80]})

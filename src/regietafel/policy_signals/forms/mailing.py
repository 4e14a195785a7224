"""To whom a letter is mailed, and what those who reported are told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.policy_signals.models import Letter


class MailLetterForm(Form):
    """The address; the first time also what those who reported are told."""

    email = forms.EmailField(label=_("To which e-mail address?"), max_length=254)
    said = forms.CharField(
        label=_("What do we tell those who reported?"),
        max_length=2000,
        required=False,
        help_text=_("In plain words. If you leave it empty, nobody gets a mail about this step."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, letter: Letter, said: str) -> None:
        super().__init__(data, initial={"email": letter.email, "said": said})
        if letter.sent_on is not None:
            self.fields["said"].widget = forms.HiddenInput()
            self.initial["said"] = ""

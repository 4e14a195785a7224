"""What is typed to tell those who reported: that they heard it otherwise, words put right, what came of it, a remark by link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form
from regietafel.policy_signals.models import Step, ToldBy, Voice
from regietafel.policy_signals.queries.hearing import called
from regietafel.workplaces.personal import has_national_number


class WordsForm(Form):
    """The words of a step; ``seen`` are those that stood there when the person began."""

    drafted = False

    said = forms.CharField(
        label=_("In plain words"),
        help_text=_("As you would say it to somebody who does not work here. Never a name of a client."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, step: Step) -> None:
        super().__init__(data, initial={"said": step.said, "seen": step.said})


class ToldForm(Form):
    """Who heard a step, how and when."""

    drafted = False

    voices = forms.TypedMultipleChoiceField(label=_("Who heard it?"), coerce=int, widget=forms.CheckboxSelectMultiple)
    way = forms.ChoiceField(label=_("How?"), widget=forms.RadioSelect)
    on = DateField(label=_("When?"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, voices: Iterable[Voice], today: dt.date) -> None:
        super().__init__(data, initial={"on": today})
        choices: Any = self.fields["voices"]
        choices.choices = [(one.pk, called(one)) for one in voices]
        ways: Any = self.fields["way"]
        ways.choices = [choice for choice in ToldBy.choices if choice[0] != ToldBy.MAIL]


class OutcomeForm(Form):
    """What came of a dossier."""

    said = forms.CharField(
        label=_("What came of it, in plain words"),
        help_text=_(
            "Everyone who reported reads this, and the bodies that raised it. Also if the answer is no: say why."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ReopenForm(Form):
    """Why a closed dossier begins again, and what those who reported hear of it."""

    reason = forms.CharField(label=_("Why is it taken up again?"), max_length=500, help_text=_("For the team."))
    said = forms.CharField(
        label=_("What do those who reported hear?"),
        help_text=_("In plain words. Leave it empty to tell nothing yet."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LinkRemarkForm(Form):
    """Something more from somebody who reported."""

    drafted = False

    text = forms.CharField(
        label=_("What do you want to add?"),
        help_text=_("Only the team of the region reads this. Never write the name of a client."),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_text(self) -> str:
        """Refuse a national number: it never belongs here."""
        text: str = self.cleaned_data["text"]
        if has_national_number(text):
            raise forms.ValidationError(
                _("This looks like a national number. Take it out: the signal is about the matter.")
            )
        return text


class ForgetForm(Form):
    """A wish to be forgotten, said twice."""

    drafted = False

    sure = forms.BooleanField(label=_("Yes, take away my name and my address"))

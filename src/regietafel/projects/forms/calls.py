"""Forms of calls: what one is about, how it moves, how it becomes a project, and the filters."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import Agreement
from regietafel.consultation.models import Body, Meeting
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.numbers import NumberField
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField, RowsField
from regietafel.projects.forms.fields import choice, many, one
from regietafel.projects.lifecycle import CALL_MOVES, DECISIONS, CallState
from regietafel.projects.models import Applicant, Call, OurRole

ABOUT = ("title", "programme", "launched_by", "applicant", "url", "opened", "deadline", "asks", "money")


class CallForm(Form):
    """What is known of a call."""

    drafted = True
    title = forms.CharField(label=_("Title"), max_length=200)
    asks = forms.CharField(
        label=_("What does it ask?"),
        max_length=4000,
        required=False,
        help_text=_("In plain words: for whom, to do what, on which conditions."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    programme = forms.CharField(label=_("Programme"), max_length=200, required=False)
    launched_by = forms.CharField(label=_("Launched by"), max_length=200, required=False)
    applicant = forms.ChoiceField(
        label=_("Who answers it?"),
        choices=Applicant.choices,
        initial=Applicant.US,
        widget=forms.RadioSelect,
        help_text=_(
            "If each municipality answers for itself, you note what each of them does; there is no go or no go."
        ),
    )
    url = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    opened = PreciseDateField(label=_("Opened on"), required=False)
    deadline = PreciseDateField(
        label=_("Deadline"),
        required=False,
        help_text=_("As exact as it is stated: 2026, 06/2026, Q2 2026 or 16/06/2026."),
    )
    money = NumberField(
        label=_("Money that can be asked"),
        required=False,
        whole_digits=10,
        help_text=_("In euros. Only the team reads amounts."),
    )

    agreements = RowsField(label=_("Belongs to the cooperation agreements"), required=False)

    def __init__(self, data: Any = None, *, agreements: list[Agreement], call: Call | None = None) -> None:
        initial: dict[str, Any] | None = None
        if call is not None:
            initial = {name: getattr(call, name) for name in ABOUT} | {"agreements": list(call.agreements.all())}
        super().__init__(data, initial=initial)
        many(self, "agreements").offer(agreements)


class CallMoveForm(Form):
    """Where a call goes next: when, why, and for a decision in which body."""

    drafted = True
    to = forms.ChoiceField(label=_("Next state"), widget=forms.RadioSelect)
    on = DateField(label=_("On"))
    body = RowField(label=_("Decided in the body"), required=False, help_text=_("Needed for go and no go."))
    meeting = RowField(label=_("At the meeting"), required=False)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        required=False,
        help_text=_("Needed for no go, lost, withdrawn, and to go a step back."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, data: Any = None, *, call: Call, bodies: list[Body], meetings: list[Meeting], today: dt.date
    ) -> None:
        super().__init__(data, initial={"on": today})
        after = CALL_MOVES[call.state]
        choice(self, "to").choices = [
            (one.value, str(one.label).capitalize()) for one in CallState if one.value in after
        ]
        if after & DECISIONS:
            one(self, "body").offer(bodies, empty=_("No body"))
            one(self, "meeting").offer(meetings, label=meeting_label, empty=_("Not said"))
        else:
            del self.fields["body"], self.fields["meeting"]


def meeting_label(meeting: Meeting) -> str:
    """A meeting with its body and day."""
    return f"{meeting.body}, {meeting.when}"


class BecomeForm(Form):
    """How the project is called that a won call becomes, and our part in it."""

    title = forms.CharField(label=_("Title of the project"), max_length=200)
    role = forms.ChoiceField(label=_("Our role"), choices=OurRole.choices)

    def __init__(self, data: Any = None, *, call: Call) -> None:
        super().__init__(data, initial={"title": call.title, "role": OurRole.PROMOTOR})


class CallFilterForm(FilterForm):
    """Which calls stand in the list."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    applicant = forms.ChoiceField(label=_("Who answers it"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, years: list[int]) -> None:
        super().__init__(data)
        choice(self, "state").choices = [("", _("All states")), *CallState.choices]
        choice(self, "applicant").choices = [("", _("All")), *Applicant.choices]
        choice(self, "year").choices = [("", _("All years")), *((year, str(year)) for year in years)]

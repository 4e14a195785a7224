"""How often a body should meet, when that is replaced, and what is only known as a number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.forms.body import offer, with_own
from regietafel.consultation.models import Body, BodyNorm, HeldCount
from regietafel.core.forms import DateField, Form
from regietafel.core.numbers import NumberField
from regietafel.core.rows import RowField
from regietafel.plans.models import Action
from regietafel.reading.frequency import read_frequency

COUNTING = [
    ("read", _("the number that is read in the words")),
    ("number", _("the number that I fill in")),
    ("none", _("no number: it is not judged")),
]


class WordsForm(Form):
    """How often, in words, with a say over the number that is read in them."""

    text = forms.CharField(
        label=_("How often, in words"),
        max_length=300,
        required=False,
        help_text=_("For example “at least 4 times a year” or “every two months”. The number is read in it."),
    )
    counting = forms.ChoiceField(label=_("What counts"), choices=COUNTING)
    times = NumberField(label=_("Times a year"), required=False, help_text=_("Only if the words say it differently."))

    def clean(self) -> dict[str, Any]:
        """A number that counts must be given."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("counting") == "number" and "times" in values and values["times"] is None:
            self.add_error("times", _("Enter how many times a year."))
        return values


class NormForm(WordsForm):
    """A norm of an action, or in words of its own."""

    action = RowField(
        label=_("Action of a plan"),
        required=False,
        help_text=_("Its words and number are followed, also when the plan is amended."),
    )
    by_organiser = forms.BooleanField(
        label=_("The organiser decides how often"), required=False, help_text=_("Then it is shown and not judged.")
    )
    with_body = RowField(
        label=_("For meetings together with"), required=False, help_text=_("Then it is a norm of both bodies.")
    )
    since = DateField(label=_("From"))
    until = DateField(label=_("Until"), required=False, help_text=_("The last day. Leave it empty while it holds."))

    field_order = ("action", "text", "counting", "times", "by_organiser", "with_body", "since", "until")

    def __init__(
        self,
        data: Any = None,
        *,
        norm: BodyNorm | None = None,
        actions: Iterable[Action],
        others: Iterable[Body],
        today: dt.date,
    ) -> None:
        super().__init__(data, initial=initial_of(norm, today))
        found = with_own(actions, norm and norm.action)
        by_plan: dict[str, list[Action]] = {}
        for action in found:
            by_plan.setdefault(action.plan.title, []).append(action)
        field = self.fields["action"]
        assert isinstance(field, RowField)
        field.offer(found, groups=by_plan, empty=_("none, in words of its own"))
        offer(self, "with_body", with_own(others, norm and norm.with_body), _("no other body"))


def initial_of(norm: BodyNorm | None, today: dt.date) -> dict[str, Any]:
    """What the form shows at first: from the beginning of this year, or the norm as it stands."""
    if norm is None:
        return {"since": dt.date(today.year, 1, 1), "counting": "read"}
    names = ("action", "text", "by_organiser", "with_body", "since", "until")
    return {
        **{name: getattr(norm, name) for name in names},
        "counting": counting_of(norm.text, norm.times),
        "times": norm.times if counting_of(norm.text, norm.times) == "number" else None,
    }


def counting_of(text: str, times: Decimal | None) -> str:
    """How the number of a norm came about, as far as its words tell."""
    if times == read_frequency(text).times:
        return "read"
    return "none" if times is None else "number"


class ReplaceForm(WordsForm):
    """Until when a norm held, why it was replaced, and by what."""

    last_day = DateField(label=_("Held until and including"), help_text=_("For example 30/06/2026."))
    because = forms.CharField(label=_("Why it was replaced"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ("last_day", "because", "text", "counting", "times")

    def __init__(self, data: Any = None, *, norm: BodyNorm) -> None:
        initial = {"last_day": norm.replaced_on, "because": norm.replaced_because, "counting": "read"}
        super().__init__(data, initial=initial)
        self.fields["text"].label = _("From then on, in words")
        self.fields["text"].help_text = _("Leave it empty if there is no norm any more.")


class CountForm(Form):
    """How often a body met in a year of which no dates are known, and where that stands."""

    year = forms.IntegerField(label=_("Year"), widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    held = forms.IntegerField(
        label=_("Meetings held"), min_value=0, max_value=366, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Where it stands, such as “Annual report 2021, page 4”.")
    )

    def __init__(self, data: Any = None, *, count: HeldCount | None = None) -> None:
        super().__init__(
            data, initial={"year": count.year, "held": count.held, "source": count.source} if count else {}
        )

"""One card of a letter: what its reader says about one line. Nothing is chosen beforehand, so nothing is said by accident."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.conflict import digest, read_seen
from regietafel.core.forms import Form
from regietafel.plans.forms.year import with_sign
from regietafel.plans.lifecycle import NEEDS_REASON, YEAR_MOVES, may_follow
from regietafel.plans.models import Plan, WorkingYear, YearState

SAID = ("state", "sentence", "reason", "moved_to")
PAST_ONLY = frozenset({YearState.DONE, YearState.PARTLY})


class AnswerForm(Form):
    """State, a sentence, and for what was moved or dropped the reason."""

    mark_optional = False
    state = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=YearState.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it stands.")},
    )
    sentence = forms.CharField(
        label=_("What came of it, in one sentence"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.CharField(
        label=_("Why was it moved or dropped?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    moved_to = forms.TypedChoiceField(label=_("Moved to"), coerce=int, empty_value=None, required=False)

    def __init__(self, data: Any = None, *, line: WorkingYear, plan: Plan, is_told: bool, today: dt.date) -> None:
        here = {name: getattr(line, name) for name in SAID}
        super().__init__(data, prefix=prefix_of(line), initial=here if is_told else {**here, "state": ""})
        offered = [state for state in YearState if may_follow(YEAR_MOVES, line.state, state)]
        if line.year > today.year:
            offered = [state for state in offered if state not in PAST_ONLY]
        self.fields["state"].widget.choices = [(state.value, with_sign(state)) for state in offered]
        moved_to = self.fields["moved_to"]
        assert isinstance(moved_to, forms.TypedChoiceField)
        later = [(year, str(year)) for year in plan.years if year > line.year]
        moved_to.choices = [("", _("not known yet, or after this plan")), *later]

    def seen(self) -> str:
        """A mark of what the card shows, to tell later what its reader touched."""
        return json.dumps({name: digest(self.initial.get(name)) for name in SAID}, separators=(",", ":"))

    def is_touched(self, seen: str) -> bool:
        """Whether the reader changed anything in the card as they saw it."""
        marks = read_seen(seen)
        nothing = digest("")
        return any(marks.get(name, nothing) != digest(self[name].data or "") for name in SAID)

    def said(self) -> dict[str, Any]:
        """What was said; a reason left behind under another state is dropped."""
        given = {name: self.cleaned_data[name] for name in SAID}
        if given["state"] not in NEEDS_REASON:
            given["reason"] = ""
        return given


def prefix_of(line: WorkingYear) -> str:
    """The names of the fields of a card begin with the number of its line."""
    return f"line{line.pk}"

"""Saying what came of an action in a year, in which years it works, and how it stands against that."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.rows import RowsField
from regietafel.core.signs import sign_of
from regietafel.plans.lifecycle import YEAR_MOVES, may_follow
from regietafel.plans.models import Action, Plan, WorkingYear, YearState


def with_sign(state: str) -> str:
    """A state as sign and word."""
    sign = sign_of(state)
    return f"{sign.sign} {sign.word}"


class ReportForm(Form):
    """One line: the state, a sentence, and for what was moved or dropped the reason.

    Only the steps that may follow are offered; another one is taken in too, so that the operation can say in words
    why it cannot be.
    """

    state = forms.ChoiceField(label=_("State"), choices=YearState.choices, widget=forms.RadioSelect)
    sentence = forms.CharField(
        label=_("What came of it"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One sentence is enough: what was done, and what was the result."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed if the action was moved or dropped."),
    )
    moved_to = forms.TypedChoiceField(
        label=_("Moved to"), coerce=int, empty_value=None, required=False, help_text=_("Only if the action was moved.")
    )

    def __init__(self, data: Any = None, *, line: WorkingYear, plan: Plan) -> None:
        here = {name: getattr(line, name) for name in ("state", "sentence", "reason", "moved_to")}
        super().__init__(data, initial=here)
        offered = [state for state in YearState if may_follow(YEAR_MOVES, line.state, state)]
        self.fields["state"].widget.choices = [(state.value, with_sign(state)) for state in offered]
        moved_to = self.fields["moved_to"]
        assert isinstance(moved_to, forms.TypedChoiceField)
        later = [(year, str(year)) for year in plan.years]
        moved_to.choices = [("", _("not known yet, or after this plan")), *later]
        moved_to.widget.choices = [
            ("", _("not known yet, or after this plan")),
            *(p for p in later if p[0] > line.year),
        ]


class YearsForm(Form):
    """The years in which an action works."""

    years = forms.TypedMultipleChoiceField(
        label=_("Working years"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none if the plan states no years: then the action is assumed to work in each year."),
    )

    def __init__(self, data: Any = None, *, plan: Plan, stated: list[int]) -> None:
        super().__init__(data, initial={"years": stated})
        years = self.fields["years"]
        assert isinstance(years, forms.TypedMultipleChoiceField)
        years.choices = [(year, str(year)) for year in plan.years]


class ConfirmForm(Form):
    """The actions of a plan of which the years are assumed, to be confirmed together.

    What somebody else confirmed meanwhile is no mistake, so any action of the plan is taken in.
    """

    actions = RowsField(label=_("Actions"), error_messages={"required": _("Choose at least one action to confirm.")})

    def __init__(self, data: Any = None, *, actions: list[Action], assumed: list[Action]) -> None:
        super().__init__(data, initial={"actions": assumed})
        field = self.fields["actions"]
        assert isinstance(field, RowsField)
        field.offer(actions)
        field.widget.choices = [(str(one.pk), with_years(one)) for one in assumed]


def with_years(action: Action) -> str:
    """An action with the years that are assumed of it (:func:`plans.queries.lines.assumed_actions`)."""
    years: list[int] = getattr(action, "assumed", [])
    return f"{action}: {', '.join(map(str, years))}"


class OverrideForm(Form):
    """How the action stands according to its lead, whatever the years say."""

    state = forms.ChoiceField(label=_("State"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why the years do not tell how the action stands."),
        error_messages={"required": _("Say why the state differs from what the working years say.")},
    )

    def __init__(self, data: Any = None, *, action: Action) -> None:
        here = {"state": action.state_override, "reason": action.state_reason}
        super().__init__(data, initial=here)
        state = self.fields["state"]
        assert isinstance(state, forms.ChoiceField)
        state.choices = [(one.value, with_sign(one)) for one in YearState]

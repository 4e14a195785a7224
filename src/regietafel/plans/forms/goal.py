"""The forms of a goal: what it says, and where it stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.rows import RowField, RowsField
from regietafel.plans.models import Goal, Plan
from regietafel.plans.models.plan import DEEPEST_LEVEL
from regietafel.plans.queries.choices import priorities_of
from regietafel.plans.queries.outline import Outline

INDENT = "\u2007\u2007"


def indented(goal: Goal) -> str:
    """A goal in a list, further to the right the deeper it stands."""
    return INDENT * (goal.depth - 1) + str(goal)


class GoalForm(Form):
    """What a goal says and counts for."""

    number = forms.CharField(
        label=_("Number"),
        max_length=20,
        required=False,
        help_text=_("As in the plan, such as 2.3."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
    )
    title = forms.CharField(label=_("Title"), max_length=500)
    description = forms.CharField(
        label=_("Description"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    priorities = RowsField(
        label=_("Counts for the policy priorities"),
        required=False,
        help_text=_("What stands under the goal counts along. Choose none if the goal above says it already."),
    )

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["priorities"]
        assert isinstance(field, RowsField)
        field.offer(priorities_of(plan))


class NewGoalForm(GoalForm):
    """A goal with the place where it begins."""

    parent = RowField(label=_("Stands under"), required=False)
    field_order = ["parent", "number", "title", "description", "priorities"]

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, plan=plan, **kwargs)
        parents = [goal for goal in Outline(plan.pk) if goal.depth < DEEPEST_LEVEL]
        offer_parents(self.fields["parent"], parents)


class GoalPlaceForm(Form):
    """Under which goal a goal is to stand; only where it fits is offered."""

    mark_optional = False

    parent = RowField(
        label=_("Stands under"), required=False, help_text=_("It goes last there. Afterwards you can move it up here.")
    )

    def __init__(self, data: Any = None, *, goal: Goal, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        outline = Outline(goal.plan_id)
        own = {one.pk for one in outline.branch(goal.pk)}
        levels = outline.height(goal.pk)
        fits = [one for one in outline if one.pk not in own and one.depth + levels <= DEEPEST_LEVEL]
        offer_parents(self.fields["parent"], fits)


def offer_parents(field: forms.Field, goals: list[Goal]) -> None:
    """Let a place in the plan be chosen: on top, or under one of these goals."""
    assert isinstance(field, RowField)
    field.offer(goals, label=indented, empty=_("Nothing: on top of the plan"))


class DropForm(Form):
    """Where something was dropped in the tree: what (``goal-12``), under what, and before what."""

    SHAPE = r"^(goal|action)-([1-9][0-9]{0,17})$"

    item = forms.RegexField(regex=SHAPE)
    parent = forms.RegexField(regex=SHAPE, required=False)
    before = forms.RegexField(regex=SHAPE, required=False)

    def node(self, name: str) -> tuple[str, int] | None:
        """Kind and key of one of the three, if it was given."""
        kind, _dash, pk = self.cleaned_data[name].partition("-")
        return (kind, int(pk)) if pk else None

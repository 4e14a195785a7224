"""How an action refers to others: what is there can be taken off, and some more can be added at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form, speak_plainly
from regietafel.core.labels import told_apart
from regietafel.core.rows import Groups, Label, RowField, RowsField
from regietafel.plans.forms.action import indented
from regietafel.plans.models import Action, Contribution, Goal
from regietafel.plans.queries.choices import actions_in_order, contributions_in_order, earlier_actions, goals_in_order

ADDED_AT_A_TIME = 3

KINDS: dict[str, tuple[Any, Any]] = {
    "carried_out_by": (
        _("Carried out by"),
        _("The work happens in these actions. They count for its priorities, and this one does not count again."),
    ),
    "see_also": (_("See also the actions"), ""),
    "see_goals": (_("See also the goals"), ""),
    "predecessors": (_("Comes from"), _("Actions of earlier plans of this region that this one carries on.")),
}


class LinksForm(Form):
    """All references of one action."""

    mark_optional = False

    def __init__(self, data: Any = None, *, action: Action) -> None:
        super().__init__(data)
        self.action = action
        goals = goals_in_order(action.plan)
        others = [one for one in actions_in_order(action.plan) if one.pk != action.pk]
        self.add_contributions([goal for goal in goals if goal.pk != action.goal_id])
        by_goal = {str(goal): [one for one in others if one.goal_id == goal.pk] for goal in goals}
        self.add_kind("carried_out_by", others, by_goal, str)
        self.add_kind("see_also", others, by_goal, str)
        self.add_kind("see_goals", goals, None, indented)
        earlier = earlier_actions(action.plan)
        by_plan: dict[str, list[Action]] = {}
        for one in earlier:
            by_plan.setdefault(str(one.plan), []).append(one)
        self.add_kind("predecessors", earlier, by_plan, str)
        for field in self.fields.values():
            speak_plainly(field)

    def add_contributions(self, goals: list[Goal]) -> None:
        """The goals for which the action counts too, each with the reason, and one more."""
        self.contributions: list[Contribution] = contributions_in_order(self.action)
        for one in self.contributions:
            self.fields[f"why-{one.goal_id}"] = forms.CharField(
                label=str(one.goal),
                max_length=300,
                required=False,
                initial=one.note,
                help_text=_("Why it counts there."),
            )
            self.fields[f"off-{one.goal_id}"] = forms.BooleanField(
                label=_("Does not count there any more"), required=False
            )
        field = RowField(label=_("Add a goal"), required=False)
        field.offer(goals, label=indented, empty=_("no goal"))
        self.fields["goal"] = field
        self.fields["goal_why"] = forms.CharField(label=_("Why it counts there"), max_length=300, required=False)

    def add_kind(self, kind: str, rows: Iterable[Model], groups: Groups | None, label: Label) -> None:
        """The references of one kind: those that are there to keep, and a few to add."""
        offered = list(rows)
        there = set(getattr(self.action, kind).values_list("pk", flat=True))
        known = [row for row in offered if row.pk in there]
        if known:
            kept = RowsField(
                label=told_apart(_("Untick what no longer holds"), KINDS[kind][0]), required=False, initial=known
            )
            kept.offer(known)
            self.fields[f"keep_{kind}"] = kept
        for number in range(1, ADDED_AT_A_TIME + 1):
            added = RowField(label=told_apart(_("Add"), f"{KINDS[kind][0]} {number}"), required=False)
            added.offer(offered, label=label, groups=groups, empty=_("nothing"))
            self.fields[f"{kind}_{number}"] = added

    def clean(self) -> dict[str, Any]:
        """Gather each kind of reference: kept and added, each once."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        for kind in KINDS:
            added = [values.get(f"{kind}_{number}") for number in range(1, ADDED_AT_A_TIME + 1)]
            values[kind] = list(dict.fromkeys([*values.get(f"keep_{kind}", []), *filter(None, added)]))
        goals = {}
        for one in self.contributions:
            why = f"why-{one.goal_id}"
            if not values.get(f"off-{one.goal_id}"):
                goals[one.goal] = values.get(why, "") if why in self.data else one.note
        if goal := values.get("goal"):
            goals[goal] = values.get("goal_why", "")
        elif values.get("goal_why"):
            self.add_error("goal", _("Choose the goal for which this is the reason."))
        values["also_goals"] = goals
        return values

    @property
    def counted(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The goals for which the action counts too: why, and the box that takes it off."""
        return [(self[f"why-{one.goal_id}"], self[f"off-{one.goal_id}"]) for one in self.contributions]

    @property
    def kinds(self) -> list[dict[str, Any]]:
        """The kinds of references as the page shows them."""
        return [
            {
                "title": title,
                "hint": hint,
                "keep": self[f"keep_{kind}"] if f"keep_{kind}" in self.fields else None,
                "add": [self[f"{kind}_{number}"] for number in range(1, ADDED_AT_A_TIME + 1)],
            }
            for kind, (title, hint) in KINDS.items()
        ]

    def add_error(self, field: str | None, error: Any) -> None:
        """Put a mistake about a kind of reference at the first box in which it can be mended."""
        super().add_error(f"{field}_1" if field in KINDS else "goal" if field == "also_goals" else field, error)

    def refuse(self, refusal: Any) -> None:
        """Show why an operation said no, at the kind of reference that it is about."""
        self.add_error(refusal.field, refusal.message)

"""Taking work up in the plan: with an action that is there, or under a goal as a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.rows import RowField
from regietafel.plans.models import Action, Goal, LoggedWork


class LiftForm(Form):
    """An action of the year in which the work was done; or a goal and a title for a new action."""

    action = RowField(label=_("With the action"), required=False)
    goal = RowField(label=_("Or as a new action under"), required=False)
    title = forms.CharField(label=_("Title of the new action"), max_length=500, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        work: LoggedWork,
        actions: Mapping[str, list[Action]],
        goals: Mapping[str, list[Goal]],
    ) -> None:
        super().__init__(data, initial={"title": work.what})
        action, goal = self.fields["action"], self.fields["goal"]
        assert isinstance(action, RowField)
        assert isinstance(goal, RowField)
        action.offer([one for found in actions.values() for one in found], groups=actions, empty=_("none: a new one"))
        goal.offer([one for found in goals.values() for one in found], groups=goals, empty=_("Choose a goal"))

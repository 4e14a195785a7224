"""Forms of projects: what one is about, how it moves, the verdict on a pilot, and the filters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import Agreement
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField, RowsField
from regietafel.plans.models import Action, Priority
from regietafel.projects.forms.fields import choice, many, of_plan, one
from regietafel.projects.lifecycle import PROJECT_MOVES, ProjectState
from regietafel.projects.models import Call, OurRole, Project, Verdict
from regietafel.territories.models import Municipality
from regietafel.workplaces.models import Workplace

PLAIN = ("title", "summary", "role", "programme", "number", "starts", "ends", "results", "lessons", "call", "is_pilot")
LINKS = ("actions", "agreements", "workplaces", "tried_in")


@dataclass(frozen=True)
class ProjectChoices:
    """What a project can be linked to."""

    calls: list[Call]
    actions: list[Action]
    agreements: list[Agreement]
    workplaces: list[Workplace]
    towns: list[Municipality]


class ProjectForm(Form):
    """What is known of a project."""

    drafted = True
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_(
            "A project begins and ends. A workplace that stays, such as Food Act 13, is a workplace and an action of the "
            "plan: note it there."
        ),
    )
    summary = forms.CharField(
        label=_("What does it do?"),
        max_length=4000,
        required=False,
        help_text=_("In plain words. Partners read this."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    role = forms.ChoiceField(label=_("Our role"), choices=OurRole.choices, initial=OurRole.PARTNER)
    programme = forms.CharField(label=_("Programme"), max_length=200, required=False)
    number = forms.CharField(label=_("Project number"), max_length=60, required=False)
    starts = PreciseDateField(label=_("From"), required=False)
    ends = PreciseDateField(label=_("Until"), required=False)
    call = RowField(label=_("From the call"), required=False)
    is_pilot = forms.BooleanField(
        label=_("This is a pilot of some municipalities that may spread to the region"), required=False
    )
    tried_in = RowsField(label=_("Tried in"), required=False)
    results = forms.CharField(
        label=_("Results"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    lessons = forms.CharField(
        label=_("Lessons"),
        max_length=4000,
        required=False,
        help_text=_("What would you do again, and what not?"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    actions = RowsField(label=_("Belongs to the actions"), required=False)
    agreements = RowsField(label=_("Belongs to the cooperation agreements"), required=False)
    workplaces = RowsField(label=_("At the workplaces"), required=False)

    def __init__(self, data: Any = None, *, choices: ProjectChoices, project: Project | None = None) -> None:
        initial: dict[str, Any] | None = None
        if project is not None:
            links = {name: list(getattr(project, name).all()) for name in LINKS}
            initial = {name: getattr(project, name) for name in PLAIN} | links
        super().__init__(data, initial=initial)
        one(self, "call").offer(choices.calls, empty=_("No call"))
        many(self, "tried_in").offer(choices.towns)
        many(self, "actions").offer(choices.actions, label=of_plan)
        many(self, "agreements").offer(choices.agreements)
        many(self, "workplaces").offer(choices.workplaces)


class ProjectMoveForm(Form):
    """Where a project goes next, when, and why."""

    to = forms.ChoiceField(label=_("Next state"), widget=forms.RadioSelect)
    on = DateField(label=_("On"))
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        required=False,
        help_text=_("Needed to stop, and to take up again what was over."),
    )

    def __init__(self, data: Any = None, *, project: Project, today: dt.date) -> None:
        super().__init__(data, initial={"on": today})
        after = PROJECT_MOVES[project.state]
        choice(self, "to").choices = [
            (state.value, str(state.label).capitalize()) for state in ProjectState if state.value in after
        ]


class VerdictForm(Form):
    """What is said of a pilot for the rest of the region."""

    drafted = True
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    on = DateField(label=_("On"))
    reason = forms.CharField(label=_("Why?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any = None, *, project: Project, today: dt.date) -> None:
        said = {"verdict": project.verdict, "on": project.verdict_on or today, "reason": project.verdict_reason}
        super().__init__(data, initial=said)


class ProjectFilterForm(FilterForm):
    """Which projects stand in the list."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    role = forms.ChoiceField(label=_("Our role"), required=False)
    priority = RowField(label=_("Policy priority"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    pilots = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), ("1", _("Pilots that may spread"))]
    )

    def __init__(self, data: Any, *, priorities: list[Priority], years: list[int]) -> None:
        super().__init__(data)
        choice(self, "state").choices = [("", _("All states")), *ProjectState.choices]
        choice(self, "role").choices = [("", _("All roles")), *OurRole.choices]
        one(self, "priority").offer(priorities, empty=_("All priorities"))
        choice(self, "year").choices = [("", _("All years")), *((year, str(year)) for year in years)]

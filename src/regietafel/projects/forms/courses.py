"""Forms of courses: what one is about, and the filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import FilterForm, Form
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action, Goal
from regietafel.projects.forms.fields import choice, many, of_plan, one
from regietafel.projects.models import Audience, Course
from regietafel.territories.models import Municipality
from regietafel.workplaces.models import Workplace

PLAIN = (
    "title", "summary", "audience", "provider", "provider_said", "starts", "ends", "municipality", "place", "places",
    "came",
)  # fmt: skip
LINKS = ("actions", "goals", "workplaces")
MOST = 100_000


@dataclass(frozen=True)
class CourseChoices:
    """What a course can be linked to."""

    organisations: list[Organisation]
    towns: list[Municipality]
    actions: list[Action]
    goals: list[Goal]
    workplaces: list[Workplace]


class CourseForm(Form):
    """What is known of a course."""

    drafted = True
    title = forms.CharField(label=_("Title"), max_length=200)
    summary = forms.CharField(
        label=_("What is learnt?"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    audience = forms.ChoiceField(label=_("For whom?"), choices=Audience.choices, widget=forms.RadioSelect)
    provider = RowField(label=_("Given by"), required=False)
    provider_said = forms.CharField(
        label=_("Or somebody who is not in the address book"), max_length=200, required=False
    )
    starts = PreciseDateField(label=_("From"), required=False)
    ends = PreciseDateField(label=_("Until"), required=False)
    municipality = RowField(label=_("Municipality"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    places = forms.IntegerField(label=_("Places"), min_value=0, max_value=MOST, required=False)
    came = forms.IntegerField(
        label=_("How many came"),
        min_value=0,
        max_value=MOST,
        required=False,
        help_text=_("A count alone: no names. Leave it open if you count per local government."),
    )
    actions = RowsField(label=_("Belongs to the actions"), required=False)
    goals = RowsField(label=_("Belongs to the goals"), required=False)
    workplaces = RowsField(label=_("For the workplaces"), required=False)

    def __init__(self, data: Any = None, *, choices: CourseChoices, course: Course | None = None) -> None:
        initial: dict[str, Any] = {"audience": Audience.COUNSELLORS}
        if course is not None:
            links = {name: list(getattr(course, name).all()) for name in LINKS}
            initial = {name: getattr(course, name) for name in PLAIN} | links
        super().__init__(data, initial=initial)
        one(self, "provider").offer(choices.organisations, empty=_("Not in the address book"))
        one(self, "municipality").offer(choices.towns, empty=_("Not said"))
        many(self, "actions").offer(choices.actions, label=of_plan)
        many(self, "goals").offer(choices.goals, label=of_plan)
        many(self, "workplaces").offer(choices.workplaces)


class CourseFilterForm(FilterForm):
    """Which courses stand in the list."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    audience = forms.ChoiceField(label=_("For whom"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, years: list[int]) -> None:
        super().__init__(data)
        choice(self, "audience").choices = [("", _("All")), *Audience.choices]
        choice(self, "year").choices = [("", _("All years")), *((year, str(year)) for year in years)]

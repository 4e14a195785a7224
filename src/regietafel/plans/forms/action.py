"""The forms of an action: a short one to begin with, and the whole of what it says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.core.numbers import NumberField
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField, RowsField
from regietafel.plans.forms.who import WhoField
from regietafel.plans.models import Action, Goal, NormOwner, Plan, TagKind
from regietafel.plans.queries.choices import actions_in_order, goals_in_order, priorities_of, tags_of_region

LONGEST_TAG = 80
MOST_NEW_TAGS = 10

COUNTING = [
    ("read", _("the number in the words")),
    ("number", _("another number:")),
    ("none", _("no number: the words stay text")),
]
OWNERS = [("", _("as the words say")), *NormOwner.choices]


def indented(goal: Goal) -> str:
    """A goal in a list, further to the right the deeper it stands."""
    return "\u2007\u2007" * (goal.depth - 1) + str(goal)


def words_in(text: str) -> list[str]:
    """The words of a list with commas between them, each once."""
    found = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return list(dict.fromkeys(word for word in found if word))


class QuickActionForm(Form):
    """What is enough to begin an action with; the rest can wait."""

    title = forms.CharField(label=_("Title"), max_length=500, help_text=_("Begin with what is done."))
    goal = RowField(label=_("Goal"))
    lead = WhoField(label=_("Lead"), required=False, help_text=_("An organisation, a group or a function."))
    timing = forms.CharField(
        label=_("Timing"),
        max_length=500,
        required=False,
        help_text=_("As the plan says it, such as “at least 4 times a year”."),
    )
    years = forms.TypedMultipleChoiceField(
        label=_("Working years"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none if the plan states no years: then the action is assumed to work in each year."),
    )

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        row_field(self, "goal").offer(goals_in_order(plan), label=indented, empty=_("Choose a goal"))
        lead = self.fields["lead"]
        assert isinstance(lead, WhoField)
        lead.region = plan.region
        years = self.fields["years"]
        assert isinstance(years, forms.TypedMultipleChoiceField)
        years.choices = [(year, str(year)) for year in plan.years]


class ActionForm(Form):
    """All that an action says itself; parties, years, phases and links have pages of their own."""

    number = forms.CharField(
        label=_("Number"), max_length=20, required=False, help_text=_("As in the plan, such as 2.3.1.")
    )
    title = forms.CharField(label=_("Title"), max_length=500, help_text=_("Begin with what is done."))
    goal = RowField(label=_("Goal"))
    description = forms.CharField(
        label=_("Description"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    timing = forms.CharField(label=_("Timing"), max_length=500, required=False, help_text=_("As the plan says it."))
    starts = PreciseDateField(
        label=_("Starts"), required=False, help_text=_("A year, a month or a date: 2026, 06/2026, 16/06/2026.")
    )
    ends = PreciseDateField(label=_("Ends"), required=False)
    norm_text = forms.CharField(
        label=_("How often"),
        max_length=300,
        required=False,
        help_text=_("In words, such as “at least 4 times a year” or “every 2 months”. The number is read from them."),
    )
    norm_counting = forms.ChoiceField(label=_("What counts"), choices=COUNTING, required=False)
    norm_times = NumberField(
        label=_("Times a year"),
        required=False,
        whole_digits=4,
        help_text=_("Only if another number counts than the one in the words."),
    )
    norm_owner = forms.ChoiceField(label=_("Whose norm"), choices=OWNERS, required=False)
    priorities = RowsField(
        label=_("Also counts for the policy priorities"),
        required=False,
        help_text=_("The priorities of its goal count already."),
    )
    theme = RowsField(label=_("Themes"), required=False)
    new_theme = forms.CharField(label=_("New themes"), max_length=300, required=False)
    target_group = RowsField(label=_("Target groups"), required=False)
    new_target_group = forms.CharField(label=_("New target groups"), max_length=300, required=False)
    instrument = RowsField(label=_("Instruments"), required=False)
    new_instrument = forms.CharField(label=_("New instruments"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        row_field(self, "goal").offer(goals_in_order(plan), label=indented)
        rows_field(self, "priorities").offer(priorities_of(plan))
        tags = list(tags_of_region(plan.region))
        for kind in TagKind:
            rows_field(self, kind).offer(tag for tag in tags if tag.kind == kind)
            self.fields[f"new_{kind}"].help_text = _("Words that are not in the list yet, with commas between them.")

    def clean(self) -> dict[str, Any]:
        """Join what belongs together: a number that counts must be given, new tags are words of a sensible length."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("norm_counting") == "number" and "norm_times" in values and values["norm_times"] is None:
            self.add_error("norm_times", _("Enter how many times a year."))
        values["new_tags"] = [pair for kind in TagKind for pair in self.clean_words(kind, values)]
        return values

    def clean_words(self, kind: TagKind, values: dict[str, Any]) -> list[tuple[str, str]]:
        """The new words of one list, each with its list."""
        name = f"new_{kind}"
        words = words_in(values.get(name) or "")
        if len(words) > MOST_NEW_TAGS:
            self.add_error(name, _("Add at most %(most)s words at a time.") % {"most": MOST_NEW_TAGS})
        elif any(len(word) > LONGEST_TAG for word in words):
            self.add_error(
                name, _("A tag is a short word or two: at most %(most)s characters.") % {"most": LONGEST_TAG}
            )
        return [(str(kind), word) for word in words]

    @property
    def tag_lists(self) -> list[dict[str, Any]]:
        """The three lists of tags, each with the words that are chosen and room for new ones."""
        found = []
        for kind in TagKind:
            chosen = {str(value) for value in self[kind].value() or ()}
            rows = rows_field(self, kind).rows
            found.append(
                {
                    "words": self[kind],
                    "new": self[f"new_{kind}"],
                    "chosen": ", ".join(str(row) for key, row in rows.items() if key in chosen),
                }
            )
        return found


class MoveActionForm(Form):
    """Where the action goes: under which goal, and before which action there."""

    goal = RowField(label=_("Goal"))
    before = RowField(
        label=_("Place"), required=False, help_text=_("Only counts for an action of the goal that is chosen above.")
    )

    def __init__(self, data: Any = None, *, plan: Plan, action: Action, **kwargs: Any) -> None:
        goals = goals_in_order(plan)
        others = [one for one in actions_in_order(plan) if one.pk != action.pk]
        following = [one for one in others if one.goal_id == action.goal_id and one.order > action.order]
        here = {"goal": action.goal, "before": following[0] if following else None}
        super().__init__(data, initial=here, **kwargs)
        row_field(self, "goal").offer(goals, label=indented)
        groups = {str(goal): [one for one in others if one.goal_id == goal.pk] for goal in goals}
        row_field(self, "before").offer(others, label=before_words, groups=groups, empty=_("last under the goal"))

    def clean(self) -> dict[str, Any]:
        """Insist that the two choices belong together."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        goal, before = values.get("goal"), values.get("before")
        if goal and before and before.goal_id != goal.pk:
            self.add_error(
                "before", _("This action stands under another goal. Choose one of “%(goal)s”.") % {"goal": goal}
            )
        return values


def before_words(action: Action) -> str:
    """A place in a list, by what follows it."""
    return gettext("before “%(title)s”") % {"title": action}


def row_field(form: Form, name: str) -> RowField:
    """A field of the form that chooses one row."""
    field = form.fields[name]
    assert isinstance(field, RowField)
    return field


def rows_field(form: Form, name: str) -> RowsField:
    """A field of the form that chooses rows."""
    field = form.fields[name]
    assert isinstance(field, RowsField)
    return field

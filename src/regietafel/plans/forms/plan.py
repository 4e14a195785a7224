"""The forms of a plan: its frame, the steps of its life, and what was decided."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form
from regietafel.core.rows import RowField
from regietafel.plans.levels import LevelName, presets
from regietafel.plans.models import Framework
from regietafel.plans.models.plan import DEEPEST_LEVEL, FIRST_YEAR, LAST_YEAR
from regietafel.plans.queries.frameworks import all_frameworks

NARROW = {"class": "govuk-input--width-4", "inputmode": "numeric", "autocomplete": "off"}


def year_field(label: Any) -> forms.IntegerField:
    """A year in one small box."""
    messages = {
        "invalid": _("Enter a year like 2026."),
        "required": _("Enter a year like 2026."),
        "min_value": _("Give years between 2000 and 2100."),
        "max_value": _("Give years between 2000 and 2100."),
    }
    return forms.IntegerField(
        label=label,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=messages,
        widget=forms.TextInput(attrs=NARROW),
    )


def period(framework: Framework) -> str:
    """A framework with the years in which it holds."""
    return f"{framework} ({framework.start_year}–{framework.end_year})"


class FrameForm(Form):
    """What a plan is called, when it runs, and which priorities it answers to."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("Such as “Actieplan 2026–2028”."))
    start_year = year_field(_("First year"))
    end_year = year_field(_("Last year"))
    framework = RowField(label=_("Policy framework"), help_text=_("The priorities that the plan answers to."))
    slug = forms.SlugField(
        label=_("Short name in the address"),
        max_length=60,
        required=False,
        help_text=_("Leave it empty to make it from the years."),
        error_messages={"invalid": _("Use letters, figures and dashes only, without blanks.")},
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        framework = self.fields["framework"]
        assert isinstance(framework, RowField)
        framework.offer(all_frameworks(), label=period, empty=_("Choose a framework"))

    def clean_slug(self) -> str:
        """Addresses are in small letters."""
        return str(self.cleaned_data["slug"]).lower()


class NewPlanForm(FrameForm):
    """A plan with the names of its levels from a usual set, and its first goals if one likes."""

    levels = forms.ChoiceField(
        label=_("What the levels are called"),
        widget=forms.RadioSelect,
        help_text=_("From the top down. Under the last one stand the actions. You can change the names afterwards."),
    )
    with_priorities = forms.BooleanField(
        label=_("Begin with a goal for each priority of the framework"), required=False, initial=True
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        levels = self.fields["levels"]
        assert isinstance(levels, forms.ChoiceField)
        levels.choices = [(preset.key, preset.label) for preset in presets()]
        levels.initial = presets()[1].key

    def clean_levels(self) -> tuple[LevelName, ...]:
        """The names of the set that was chosen."""
        return next(preset.levels for preset in presets() if preset.key == self.cleaned_data["levels"])


class EditPlanForm(FrameForm):
    """A plan with its own names for its levels."""

    mark_optional = False

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["slug"].help_text = _("Links to the old address stop working when you change it.")
        for depth in range(1, DEEPEST_LEVEL + 1):
            self.fields[f"one_{depth}"] = forms.CharField(
                label=gettext("Level %(level)s, name of one") % {"level": depth}, max_length=60, required=False
            )
            self.fields[f"more_{depth}"] = forms.CharField(
                label=gettext("Level %(level)s, name of more") % {"level": depth}, max_length=60, required=False
            )

    @property
    def level_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The names of one and of more, level by level."""
        return [(self[f"one_{depth}"], self[f"more_{depth}"]) for depth in range(1, DEEPEST_LEVEL + 1)]

    def clean(self) -> dict[str, Any]:
        """Read the levels from the top down: no gaps, and each with both names."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        levels, ended = [], False
        for depth in range(1, DEEPEST_LEVEL + 1):
            one, more = values.get(f"one_{depth}") or "", values.get(f"more_{depth}") or ""
            if not one and not more:
                ended = True
                continue
            if ended:
                self.add_error(f"one_{depth}", _("Name the level above it first."))
            if not one:
                self.add_error(f"one_{depth}", _("Fill in the name of one as well."))
            if not more:
                self.add_error(f"more_{depth}", _("Fill in the name of more as well."))
            levels.append(LevelName(one, more))
        values["levels"] = tuple(levels)
        return values


class DecisionForm(Form):
    """Who decided, and when."""

    decided_on = DateField(label=_("Decided on"))
    decided_by = forms.CharField(
        label=_("Decided by"), max_length=200, help_text=_("The body that decided, such as the general meeting.")
    )


class ChangedDecisionForm(DecisionForm):
    """A decision about a plan that was decided before."""

    reason = forms.CharField(label=_("What changed and why"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class ReasonForm(Form):
    """Why a step is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class NothingForm(Form):
    """A step that asks for nothing but the button."""

"""The filters above the plan, as a form that only GET knows."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Chip, FilterForm
from regietafel.plans.queries.filters import SITUATIONS, Choice, Option


class PlanFilterForm(FilterForm):
    """What there is to choose in this plan; made from a choice that was read already, so it never has a mistake."""

    q = forms.CharField(label=_("Word"), required=False)
    lead = forms.ChoiceField(label=_("Lead"), required=False)
    partner = forms.ChoiceField(label=_("Partner"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    year = forms.ChoiceField(label=_("Working year"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    tag = forms.ChoiceField(label=_("Tag"), required=False)
    still = forms.ChoiceField(label=_("Nothing heard"), required=False)
    mine = forms.BooleanField(label=_("Only my actions"), required=False)

    def __init__(self, choice: Choice) -> None:
        super().__init__(QueryDict(choice.filter.query))
        self.choice = choice
        for name, options in choice.options.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", gettext("all")), *grouped(name, options)]

    @property
    def chips(self) -> list[Chip]:
        """The filters that are on, in words, each with the address without it."""
        return [
            Chip(str(self.fields[name].label), "" if name == "mine" else self.choice.label_of(name), f"?{rest.query}")
            for name in self.choice.filter.asked
            for rest in [self.choice.filter.without(name)]
        ]

    @property
    def shown(self) -> str:
        """How many of the actions are on the screen."""
        count, all_ = len(self.choice.rows), len(self.choice.tree.rows)
        if not self.choice.filter:
            return ngettext("%(count)s action", "%(count)s actions", all_) % {"count": all_}
        return ngettext("%(count)s of %(all)s action", "%(count)s of %(all)s actions", all_) % {
            "count": count,
            "all": all_,
        }

    @property
    def ignored(self) -> str:
        """What to tell somebody whose address asked for things that this plan does not have."""
        names = [str(self.fields[name].label) for name in self.choice.ignored]
        if not names:
            return ""
        return gettext("This plan does not have what the address asks for under: %(names)s. That was left out.") % {
            "names": ", ".join(names)
        }


def grouped(name: str, options: list[Option]) -> list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]:
    """The options with their counts; states first, then the situations in which an action can be."""
    labelled = [(option.value, f"{option.label} ({option.count})") for option in options]
    if name != "state":
        return list(labelled)
    states = [pair for pair in labelled if pair[0] not in SITUATIONS]
    return [(gettext("State"), states), (gettext("Lists"), [pair for pair in labelled if pair[0] in SITUATIONS])]

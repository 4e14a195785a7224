"""The plan that a reading becomes, and the decision that goes with a change of an approved plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.core.forms import Form
from regietafel.core.rows import RowField
from regietafel.intake.models import Reading
from regietafel.plans.forms.plan import period, year_field
from regietafel.plans.levels import presets
from regietafel.plans.models import Framework, Priority
from regietafel.plans.queries.frameworks import all_frameworks
from regietafel.reading.plan_reading import PRIORITY, Node


class AdoptForm(Form):
    """Title, years, framework, what the levels are called, and which priority each read priority is."""

    drafted = True
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    start_year = year_field(gettext_lazy("First year"))
    end_year = year_field(gettext_lazy("Last year"))
    framework = RowField(
        label=gettext_lazy("Policy framework"), help_text=gettext_lazy("The priorities that the plan answers to.")
    )
    levels = forms.ChoiceField(
        label=gettext_lazy("What the levels are called"),
        help_text=gettext_lazy("From the top down. You can change the names afterwards."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        reading: Reading,
        nodes: Sequence[Node],
        framework: Framework | None,
        priorities: Sequence[Priority],
        likely: Mapping[str, Priority],
    ) -> None:
        here = {
            "title": reading.title,
            "start_year": reading.start_year,
            "end_year": reading.end_year,
            "framework": framework,
        }
        super().__init__(data, initial=here)
        self.tops = [node for node in nodes if node.level == PRIORITY]
        field = self.fields["framework"]
        assert isinstance(field, RowField)
        field.offer(all_frameworks(), label=period, empty=_("Choose a framework"))
        levels = self.fields["levels"]
        assert isinstance(levels, forms.ChoiceField)
        levels.choices = [(preset.key, preset.label) for preset in presets()]
        levels.initial = "priority-goal" if self.tops else "goal"
        if self.tops:
            self.fields["fold"] = forms.BooleanField(
                label=_("The priorities are no level of the plan"),
                help_text=_("What stands under them comes one level higher and counts for them."),
                required=False,
            )
        self.add_priorities(priorities, likely)

    def add_priorities(self, priorities: Sequence[Priority], likely: Mapping[str, Priority]) -> None:
        """A choice for each priority that was read."""
        choices = [("", _("none")), *((str(one.pk), str(one)) for one in priorities)]
        self.by_key = {str(one.pk): one for one in priorities}
        for node in self.tops:
            found = likely.get(node.id)
            self.fields[f"priority-{node.id}"] = forms.ChoiceField(
                label=_("Which priority is “%(node)s”?") % {"node": f"{node.number} {node.title}".strip()},
                choices=choices,
                required=False,
                initial=str(found.pk) if found else "",
            )

    def given(self, values: Mapping[str, Any], likely: Mapping[str, Priority]) -> dict[str, Any]:
        """What the operation asks for, by name."""
        chosen = {key: one for key, one in likely.items() if f"priority-{key}" not in self.fields}
        for node in self.tops:
            if found := self.by_key.get(values.get(f"priority-{node.id}", "")):
                chosen[node.id] = found
        preset = next(one for one in presets() if one.key == values["levels"])
        return {
            **{name: values[name] for name in ("title", "framework", "start_year", "end_year")},
            "levels": preset.levels,
            "fold": bool(values.get("fold")),
            "priorities": chosen,
        }

    def first_look(self) -> dict[str, Any] | None:
        """What the form would give as it stands when it is opened; nothing while title, years or framework are missing."""
        here = {name: self.initial.get(name) for name in ("title", "framework", "start_year", "end_year")}
        if not all(here.values()):
            return None
        chosen = {
            node.id: self.by_key[str(initial)]
            for node in self.tops
            if (initial := self.fields[f"priority-{node.id}"].initial)
        }
        return {**here, "priorities": chosen}

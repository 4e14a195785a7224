"""The form on which two rows stand side by side: which one stays, and for each field whose value is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form

ONE, OTHER = "one", "other"


@dataclass(frozen=True)
class Compared:
    """One field of both rows in words."""

    name: str
    label: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether there is something to choose."""
        return self.one != self.other


class MergeForm(Form):
    """Which row stays, and whose value is kept where they differ; what only one of them says is kept anyhow."""

    drafted = False
    mark_optional = False

    def __init__(self, data: Any = None, *, names: tuple[str, str], compared: Iterable[Compared]) -> None:
        super().__init__(data)
        self.compared = [one for one in compared if one.differs]
        self.both_say = [one for one in self.compared if one.one and one.other]
        self.fields["keep"] = forms.ChoiceField(
            label=_("Which of the two stays"),
            choices=[(ONE, names[0]), (OTHER, names[1])],
            widget=forms.RadioSelect,
            initial=ONE,
            help_text=_("Its page and its address stay. All that names the other names this one from then on."),
        )
        for field in self.both_say:
            self.fields[f"value-{field.name}"] = forms.ChoiceField(
                label=field.label[:1].upper() + field.label[1:],
                choices=[(ONE, field.one), (OTHER, field.other)],
                widget=forms.RadioSelect,
                initial=ONE,
            )

    def chosen(self) -> tuple[bool, list[str]]:
        """Whether the first stays, and the fields of which the value of the one that goes is kept."""
        keep = self.cleaned_data["keep"]
        says = {one.name: ONE if one.one else OTHER for one in self.compared}
        says |= {one.name: self.cleaned_data[f"value-{one.name}"] for one in self.both_say}
        return keep == ONE, [name for name, whose in says.items() if whose != keep]

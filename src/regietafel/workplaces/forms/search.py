"""What somebody asks the directory, in the address: an address with odd values is a question with those left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Chip, FilterForm
from regietafel.workplaces.queries.asked import (
    ACTIVITY,
    DUTCH,
    FORM,
    FREE,
    GROUP,
    LANGUAGE,
    MEASURE,
    RUNG,
    WHEELCHAIR,
    YES,
    Asked,
    Sort,
)
from regietafel.workplaces.queries.choices import Choices

LONGEST = 200
DISTANCES = (5, 10, 20, 50)


class Words(forms.CharField):
    """Words of any length and kind: what is too long is cut, what no text can hold is left out."""

    def to_python(self, value: Any) -> str:
        """The words as the search takes them."""
        return str(super().to_python(value))[:LONGEST].replace("\x00", " ").strip()


class Codes(forms.MultipleChoiceField):
    """Values of a list, of which those that are not in it are left out."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value: Any) -> list[str]:
        """The values that there are, each once."""
        return [code for code in dict.fromkeys(super().to_python(value)) if self.valid_value(code)]


class Code(forms.ChoiceField):
    """A value of a list, or none if it is not in it."""

    def to_python(self, value: Any) -> str:
        """The value if there is such a one."""
        code = str(super().to_python(value))
        return code if self.valid_value(code) else ""


class SearchForm(FilterForm):
    """All that a search of the directory can be narrowed by."""

    q = Words(label=_("What are you looking for?"), required=False)
    where = Words(label=_("Where?"), required=False)
    km = Code(label=_("How far?"), required=False)
    rung = Codes(label=_("Rung"), required=False)
    form = Codes(label=_("Work form"), required=False)
    activity = Codes(label=_("Activity"), required=False)
    group = Codes(label=_("Target group"), required=False)
    language = Codes(label=_("Language spoken"), required=False)
    measure = Codes(label=_("Measure"), required=False)
    dutch = Code(label=_("Required Dutch, at most"), required=False)
    wheelchair = forms.BooleanField(label=_("Accessible by wheelchair"), required=False)
    free = forms.BooleanField(label=_("Free places now"), required=False)
    ended = forms.BooleanField(label=_("Ended workplaces too"), required=False)
    sort = Code(label=_("Order"), required=False)

    def __init__(self, data: Mapping[str, Any], *, choices: Choices, sees_ended: bool) -> None:
        super().__init__(data, auto_id="find_%s")
        if not sees_ended:
            del self.fields["ended"]
        self.former = choices.former
        everywhere = [
            ("", _("in that place itself")),
            *((str(km), _("within %(km)d km") % {"km": km}) for km in DISTANCES),
        ]
        self.offer("km", everywhere)
        self.offer("sort", Sort.choices)
        for name in (RUNG, FORM, ACTIVITY, GROUP, LANGUAGE, MEASURE):
            self.offer(name, [*choices.now[name], *choices.former.get(name, ())])
        self.offer(DUTCH, [("", _("all the same")), *choices.now[DUTCH]])

    def offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Give a field what can be chosen."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField), name
        field.choices = choices

    def _chips(self) -> Iterator[Chip]:
        self.is_valid()
        query = self.data if isinstance(self.data, QueryDict) else QueryDict()
        for bound in self:
            kept = self.cleaned_data.get(bound.name)
            if not kept or bound.name == "sort" or (bound.name == "km" and not self.cleaned_data.get("where")):
                continue
            for raw in dict.fromkeys(query.getlist(bound.html_name)):
                if not isinstance(kept, list) or raw in kept:
                    yield Chip(str(bound.label), self._said(bound, raw), self._without(query, bound.html_name, raw))

    @property
    def asked(self) -> Asked:
        """What is asked for; what cannot be is left out."""
        self.is_valid()
        told = self.cleaned_data
        lists = {name: frozenset(told.get(name, ())) for name in (RUNG, FORM, ACTIVITY, GROUP, LANGUAGE, MEASURE)}
        singles = {
            DUTCH: told.get(DUTCH, ""),
            WHEELCHAIR: YES if told.get(WHEELCHAIR) else "",
            FREE: YES if told.get(FREE) else "",
        }
        chosen = lists | {name: frozenset({value} if value else ()) for name, value in singles.items()}
        return Asked(
            text=told.get("q", ""),
            where=told.get("where", ""),
            km=int(told["km"]) if told.get("km") else None,
            chosen={name: values for name, values in chosen.items() if values},
            ended=bool(told.get("ended")),
            sort=told.get("sort", ""),
        )

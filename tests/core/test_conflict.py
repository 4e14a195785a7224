"""What two values mean, and what it takes to take over the other's: for every sort of field."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.utils import timezone, translation

from regietafel.core.conflict import conflicts_between, digests, meaning, read_seen, shown, with_choices
from regietafel.core.forms import DateField, Form
from regietafel.territories.models import Region
from tests import cast

pytestmark = pytest.mark.django_db


class WideForm(Form):
    """One field of every sort."""

    on = DateField(label="Datum", required=False)
    many = forms.MultipleChoiceField(
        label="Meer", choices=[("a", "Aap"), ("b", "Beer"), ("c", "Cavia")], required=False
    )
    one = forms.ChoiceField(label="Een", choices=[("", "Kies"), ("a", "Aap")], required=False)
    flag = forms.BooleanField(label="Vlag", required=False)
    moment = forms.SplitDateTimeField(label="Moment", required=False)
    region = forms.ModelMultipleChoiceField(label="Regio", queryset=Region.objects.all(), required=False)
    text = forms.CharField(label="Tekst", required=False, widget=forms.Textarea)


def query(**values: Any) -> QueryDict:
    """What was posted."""
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def conflicts(posted: QueryDict, initial: dict[str, Any]) -> list[str]:
    """The names of the fields that differ."""
    mine, theirs = WideForm(posted), WideForm(initial=initial)
    assert mine.is_valid(), mine.errors
    return [one.name for one in conflicts_between(mine, theirs, digests(theirs))]


def test_the_same_in_other_words_is_no_conflict(region: Region) -> None:
    initial = {
        "on": dt.date(2026, 6, 16),
        "many": ["a", "b"],
        "flag": True,
        "region": [region],
        "text": "een\ntwee",
        "one": None,
    }
    same = query(on="16 juni 2026", many=["b", "a"], flag="on", region=[str(region.pk)], text="een\r\ntwee ", one="")
    assert conflicts(same, initial) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("on", "17/06/2026"), ("many", ["a"]), ("flag", "on"), ("one", "a"), ("text", "drie"), ("region", "R")],
)
def test_what_differs_is_a_conflict(region: Region, name: str, value: Any) -> None:
    value = str(region.pk) if value == "R" else value
    assert conflicts(query(**{name: value}), {}) == [name]


def test_what_the_other_saved_can_be_taken_over_for_every_sort_of_field(region: Region) -> None:
    other = cast.make_region("tweede", "Tweede")
    initial = {
        "on": dt.date(2026, 6, 16),
        "many": ["a", "b"],
        "one": "a",
        "flag": False,
        "moment": dt.datetime(2026, 6, 16, 9, 30),
        "region": [region.pk],
        "text": " met <tekens> & regels\nop twee",
    }
    typed = query(
        on="1/1/2020", many=["c"], one="", flag="on", moment_0="2020-01-01", moment_1="10:00", region=str(other.pk)
    )
    for name in initial:
        typed[f"keep-{name}"] = "theirs"
    taken = WideForm(with_choices(typed, WideForm(initial=initial)))
    assert taken.is_valid(), taken.errors
    assert {name: meaning(value) for name, value in taken.cleaned_data.items() if name != "moment"} == {
        name: meaning(value) for name, value in initial.items() if name != "moment"
    }
    assert timezone.make_naive(taken.cleaned_data["moment"]) == initial["moment"]


def test_a_choice_is_shown_in_words(region: Region) -> None:
    form = WideForm(initial={"many": ["a", "c"], "one": "", "flag": True, "region": [region]})
    with translation.override("en"):
        words = {name: shown(form[name]).text for name in ("many", "one", "flag", "region")}
    assert words == {"many": "Aap, Cavia", "one": "", "flag": "yes", "region": "Leiestreek"}


def test_figures_are_compared_as_figures() -> None:
    assert meaning(Decimal("4.00")) == meaning(Decimal(4))
    assert meaning(Decimal("4.00")) != meaning(Decimal(40))


def test_lists_have_no_order_and_pairs_have() -> None:
    assert meaning(["b", "a"]) == meaning({"a", "b"})
    assert meaning([("b", None), ("a", 1)]) == meaning([("a", 1), ("b", None)])
    assert meaning(("a", "b")) != meaning(("b", "a"))
    assert meaning([]) == meaning(None) == meaning(False) == ""


@pytest.mark.parametrize("text", ["", "x", "[]", "1", "null", "[" * 100_000])
def test_marks_that_are_not_ours_count_as_nothing_seen(text: str) -> None:
    assert read_seen(text) == {}

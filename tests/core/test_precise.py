"""A date claims no more than was typed: what is shown is read back with the same exactness."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.forms import Form
from regietafel.core.precise import COARSER, PreciseDateField, read_precise, typed

DAYS = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2150, 12, 31))


class WhenForm(Form):
    """One date that may be left empty."""

    when = PreciseDateField(label="Wanneer", required=False)


def form_of(text: str, exactness: str = "") -> WhenForm:
    """The form as a browser would send it."""
    return WhenForm({"when_0": text, "when_1": exactness})


@pytest.mark.parametrize(
    ("text", "first", "precision"),
    [
        ("2026", dt.date(2026, 1, 1), Precision.YEAR),
        ("06/2026", dt.date(2026, 6, 1), Precision.MONTH),
        ("6-2026", dt.date(2026, 6, 1), Precision.MONTH),
        ("2026-06", dt.date(2026, 6, 1), Precision.MONTH),
        ("juni 2026", dt.date(2026, 6, 1), Precision.MONTH),
        ("Sept. 2026", dt.date(2026, 9, 1), Precision.MONTH),
        ("June 2026", dt.date(2026, 6, 1), Precision.MONTH),
        ("Q2 2026", dt.date(2026, 4, 1), Precision.QUARTER),
        ("k4 2026", dt.date(2026, 10, 1), Precision.QUARTER),
        ("2026 Q3", dt.date(2026, 7, 1), Precision.QUARTER),
        ("3e kwartaal 2026", dt.date(2026, 7, 1), Precision.QUARTER),
        ("tweede kwartaal van 2026", dt.date(2026, 4, 1), Precision.QUARTER),
        ("H2 2026", dt.date(2026, 7, 1), Precision.HALF),
        ("1e helft 2026", dt.date(2026, 1, 1), Precision.HALF),
        ("tweede jaarhelft 2026", dt.date(2026, 7, 1), Precision.HALF),
        ("first half of 2026", dt.date(2026, 1, 1), Precision.HALF),
        ("16/06/2026", dt.date(2026, 6, 16), Precision.DAY),
        ("16 juni 2026", dt.date(2026, 6, 16), Precision.DAY),
        ("2026-06-16", dt.date(2026, 6, 16), Precision.DAY),
    ],
)
def test_what_people_type(text: str, first: dt.date, precision: Precision) -> None:
    found = read_precise(text)
    assert (found.first, found.precision) == (first, precision)


@pytest.mark.parametrize(
    "text", ["soon", "13/2026", "31/02/2026", "H3 2026", "Q5 2026", "26", "2026/", "0000", "1e 2026"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        read_precise(text)


@given(day=DAYS, precision=st.sampled_from(list(Precision)))
def test_what_is_shown_is_read_back(day: dt.date, precision: Precision) -> None:
    date = PreciseDate(day, precision)
    back = read_precise(typed(date))
    assert (back.first, back.last, back.precision) == (date.first, date.last, precision)


@given(day=DAYS, own=st.sampled_from(list(Precision)), chosen=st.sampled_from(list(Precision)))
def test_less_exact_can_be_chosen_more_exact_cannot(day: dt.date, own: Precision, chosen: Precision) -> None:
    form = form_of(typed(PreciseDate(day, own)), chosen)
    if COARSER.index(chosen) < COARSER.index(own):
        assert not form.is_valid()
    else:
        assert form.is_valid()
        found = form.cleaned_data["when"]
        assert found.precision == chosen
        assert found.first <= PreciseDate(day, own).first <= found.last


@given(text=st.text(max_size=80))
def test_no_text_breaks_the_field(text: str) -> None:
    form = form_of(text)
    assert form.is_valid() or form.errors["when"]


@pytest.mark.parametrize(
    ("text", "exactness"),
    [("1066", ""), ("9999", ""), ("2026", "century"), ("x" * 50_000, ""), ("2026\x00", ""), ("\u202e6202", "")],
)
def test_what_cannot_be_is_refused_with_what_was_typed_kept(text: str, exactness: str) -> None:
    form = form_of(text, exactness)
    assert not form.is_valid()
    assert form["when"].value() == [text, exactness]


def test_nothing_is_nothing_even_with_an_exactness() -> None:
    for form in (form_of(""), form_of("  ", "year"), WhenForm({})):
        assert form.is_valid()
        assert form.cleaned_data["when"] is None


def test_a_needed_date_is_asked_for_with_an_example() -> None:
    class NeededForm(Form):
        when = PreciseDateField(label="Wanneer")

    form = NeededForm({"when_0": ""})
    assert not form.is_valid()
    assert "16/06/2026" in form.errors["when"][0]


def test_both_boxes_have_a_label_of_their_own() -> None:
    page = WhenForm()["when"].as_field_group()
    assert 'for="id_when_0"' in page
    assert 'for="id_when_1"' in page
    assert "<fieldset" in page

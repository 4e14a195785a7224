"""Numbers are read as people here write them, and never rounded or guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from regietafel.core.numbers import NumberField, read_number, said_number

CENTS = st.decimals(min_value=-(10**11), max_value=10**11, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1 234,50", "1234.5"),
        ("1\u202f234", "1234"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("12.5", "12.5"),
        ("0,25", "0.25"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("007", "7"),
        ("0", "0"),
    ],
)
def test_a_number_in_dutch(typed: str, meant: str) -> None:
    with translation.override("nl"):
        assert read_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "meant"), [("1,234.5", "1234.5"), ("1,234", "1234"), ("12,5", "12.5"), ("0.25", "0.25")]
)
def test_a_number_in_english(typed: str, meant: str) -> None:
    with translation.override("en"):
        assert read_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["", " ", "vier", "1e5", "1.23.4", "1,2,3", "12.34.567", "4 keer", "--3", "NaN", "∞", "1.2345,6", "%"]
)
def test_what_is_no_number(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
@given(number=CENTS)
def test_what_is_said_is_read_back(language: str, number: Decimal) -> None:
    with translation.override(language):
        assert read_number(said_number(number)) == number


@given(typed=st.text(max_size=60))
def test_no_text_breaks_the_reading(typed: str) -> None:
    found = read_number(typed)
    assert found is None or found.is_finite()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("vier", "invalid"),
        ("1,234", "too_exact"),
        ("1000000000000", "too_big"),
        ("9" * 50_000, "invalid"),
        ("\x00", "invalid"),
    ],
)
def test_a_field_refuses_with_a_reason(typed: str, code: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        NumberField().clean(typed)
    assert refused.value.code == code


def test_a_field_keeps_nought_and_emptiness_apart() -> None:
    field = NumberField(required=False)
    assert field.clean("0") == Decimal(0)
    assert field.clean("0") is not None
    assert field.clean("") is None


def test_a_field_shows_a_number_as_it_is_written_here() -> None:
    assert NumberField().prepare_value(Decimal("1234.50")) == "1.234,5"
    assert NumberField().prepare_value("vier") == "vier"

"""What may be wrong is marked and never refused: each check by examples that a person worked out, the modulus by all numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.organisations.company_number import normal
from regietafel.organisations.models import Contact, Organisation
from regietafel.territories import reference
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces import checks
from regietafel.workplaces.checks import Mark, marks_of
from tests.workplaces.make import make_workplace


def codes(marks: Iterable[Mark]) -> list[str]:
    return [mark.code for mark in marks]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0123.456.749", "0123.456.749"),
        ("BE 0123 456 749", "0123.456.749"),
        ("be0123456749", "0123.456.749"),
        ("123456749", "0123.456.749"),
        ("0123.456.748", None),
        ("2123.456.749", None),
        ("", None),
        ("geen", None),
        ("01234567499", None),
        ("٠١٢٣٤٥٦٧٤٩", None),
    ],
)
def test_a_company_number_is_told_by_its_control_figures(typed: str, expected: str | None) -> None:
    assert normal(typed) == expected


@given(st.integers(min_value=2_000_000, max_value=19_999_999))
def test_of_the_hundred_endings_of_a_number_exactly_one_is_right(base: int) -> None:
    right = [end for end in range(100) if normal(f"{base:08d}{end:02d}")]
    assert right == [97 - base % 97]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("8500", []),
        ("8501", []),
        ("9000", ["postcode_elsewhere"]),
        ("85", ["postcode_shape"]),
        ("B-8500", ["postcode_shape"]),
        ("0500", ["postcode_shape"]),
    ],
)
def test_a_postcode_belongs_to_its_municipality(text: str, expected: list[str]) -> None:
    assert codes(checks.postcode(text, "Kortrijk", "8500 8501 8510 8511")) == expected


def test_a_postcode_without_a_municipality_is_only_looked_at() -> None:
    assert codes(checks.postcode("9000", "", "")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("056 12 34 56", []),
        ("+32 56 12 34 56", []),
        ("0471 23 45 67", []),
        ("12", ["phone"]),
        ("bel ons", ["phone"]),
        ("+33 3 20 12 34 56", ["phone_foreign"]),
    ],
)
def test_a_telephone_number_is_belgian_unless_it_says_otherwise(text: str, expected: list[str]) -> None:
    assert codes(checks.phone(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("info@example.org", []),
        ("info", ["email"]),
        ("info@gmial.com", ["email_typo"]),
        ("info@telenet.b", ["email"]),
        ("info@voorbeeld.bee", ["email_typo"]),
        ("info@gmail.com", []),
    ],
)
def test_a_slip_in_a_mail_address_is_seen(text: str, expected: list[str]) -> None:
    assert codes(checks.email(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.example.org/pad", []),
        ("", []),
        ("www.example.org", ["website"]),
        ("https://localhost", ["website"]),
        ("javascript:alert(1)", ["website"]),
        ("https://[", ["website"]),
    ],
)
def test_a_web_address_has_a_host(text: str, expected: list[str]) -> None:
    assert codes(checks.website(text)) == expected


KORTRIJK = (50.8279, 3.2649)


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (None, None, []),
        (50.8279, None, ["half_point"]),
        (50.83, 3.26, []),
        (3.26, 50.83, ["swapped"]),
        (48.85, 2.35, ["outside"]),
        (51.5, 2.9, ["sea"]),
        (51.30, 2.75, ["sea"]),
        (51.225, 2.915, ["far"]),
        (50.85, 4.35, ["far"]),
        (0.0, 0.0, ["outside"]),
    ],
)
def test_a_point_lies_where_it_can(latitude: float | None, longitude: float | None, expected: list[str]) -> None:
    assert codes(checks.point(latitude, longitude, "Kortrijk", KORTRIJK)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50,8279", 50.8279),
        ("50.8279° N", 50.8279),
        ("-3", -3.0),
        ("", None),
        ("N", None),
        ("50,8,2", None),
        ("1e5", None),
    ],
)
def test_degrees_are_read_as_people_write_them(text: str, expected: float | None) -> None:
    assert checks.read_degrees(text) == expected


@pytest.mark.django_db
class TestMarksOfAWorkplace:
    """All of them together, on a row as it stands."""

    def test_what_is_right_has_none(self, organisation: Organisation) -> None:
        assert marks_of(make_workplace(organisation, website="https://www.example.org")) == []

    def test_every_part_is_looked_at(
        self, region: Region, organisation: Organisation, municipality: Municipality
    ) -> None:
        Municipality.objects.filter(pk=municipality.pk).update(postcodes="8500", latitude=50.83, longitude=3.26)
        municipality.refresh_from_db()
        organisation.company_number = "0123.456.748"
        contact = Contact.objects.create(
            region=region, organisation=organisation, name="Onthaal", phone="12", email="a@gmial.com"
        )
        row = make_workplace(
            organisation,
            municipality=municipality,
            postcode="9000",
            latitude=51.5,
            longitude=2.9,
            website="https://localhost",
            contact=contact,
        )
        expected = ["company_number", "postcode_elsewhere", "sea", "website", "phone", "email_typo"]
        assert codes(marks_of(row)) == expected
        assert all(str(mark) and "%(" not in str(mark) for mark in marks_of(row))


def test_no_municipality_of_flanders_lies_in_the_sea_or_abroad() -> None:
    path = Path(reference.__file__).parent / "data" / "municipalities.csv"
    with path.open(encoding="utf8") as file:
        rows = [row for row in csv.DictReader(file) if row.get("label_lat")]
    assert len(rows) > 250
    wrong = [
        row["name"] for row in rows if codes(checks.point(float(row["label_lat"]), float(row["label_lon"]), "", None))
    ]
    assert wrong == []

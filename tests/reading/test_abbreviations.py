"""An abbreviation is explained once, where it is first met."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regietafel.reading.abbreviations import ABBREVIATIONS, Explainer

KNOWN = {"LDE": "lokale diensteneconomie", "ROSE": "regionaal overleg", "OCMW": "centrum", "OCMW's": "centra"}


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("LDE starten", "LDE (lokale diensteneconomie) starten"),
        ("LDE en LDE", "LDE (lokale diensteneconomie) en LDE"),
        ("ROSE-actiegroep", "ROSE-actiegroep (regionaal overleg)"),
        ("Lokale diensteneconomie (LDE)", "Lokale diensteneconomie (LDE)"),
        ("overleg (ROSE)", "overleg (ROSE: regionaal overleg)"),
        ("de OCMW's", "de OCMW's (centra)"),
        ("de OCMW’s", "de OCMW’s (centra)"),
        ("OCMW", "OCMW (centrum)"),
        ("rose, LDEN, XLDE en sub-LDE", "rose, LDEN, XLDE en sub-LDE"),
        ("", ""),
    ],
)
def test_the_first_use_is_explained(text: str, explained: str) -> None:
    assert Explainer(KNOWN).explain(text) == explained


def test_what_was_explained_before_on_the_page_is_not_explained_again() -> None:
    explainer = Explainer(KNOWN)
    assert explainer.explain("LDE") == "LDE (lokale diensteneconomie)"
    assert explainer.explain("LDE") == "LDE"
    assert explainer.used == {"LDE": "lokale diensteneconomie"}


def test_without_abbreviations_nothing_is_explained() -> None:
    assert Explainer({}).explain("LDE") == "LDE"


@given(st.text(max_size=80))
def test_explaining_only_adds(text: str) -> None:
    explainer = Explainer()
    explained = explainer.explain(text)
    for meaning in explainer.used.values():
        explained = explained.replace(f" ({meaning})", "", 1).replace(f": {meaning})", ")", 1)
    assert explained == text


def test_every_meaning_is_more_than_its_abbreviation() -> None:
    assert all(len(meaning) > len(short) for short, meaning in ABBREVIATIONS.items())

"""Who is meant by a name in a plan: laws that hold for any address book, and what a reader would say of ours."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.reading.name_forms import bracketed, distinct, folded, likely_kind
from regietafel.reading.name_ways import Known
from regietafel.reading.names import SURE, NameBook

BOOK = [
    Known("o1", "organisation", "Huis van Werk", "HvW"),
    Known("o2", "organisation", "Gemeente Alderhout"),
    Known("o3", "organisation", "Stad Beverzele"),
    Known("o4", "organisation", "OCMW Beverzele"),
    Known("o5", "organisation", "De Wending vzw"),
    Known("o6", "organisation", "Provinciale ontwikkelingsmaatschappij"),
    Known("o7", "organisation", "Dienst Arbeid en Beroep", ""),
    Known("g1", "group", "lokale besturen"),
    Known("g2", "group", "sociale economie"),
    Known("g3", "group", "lerend netwerk begeleiders"),
    Known("f1", "function", "regisseur sociale economie", "", "Huis van Werk", "HvW"),
    Known("f2", "function", "expert werk", "", "Huis van Werk", "HvW"),
]


def best(name: str) -> tuple[tuple[str, ...], str]:
    """The first candidate of a name, with its reason."""
    found = NameBook(BOOK).suggest(name).candidates
    return (found[0].keys, found[0].reason) if found else ((), "")


@pytest.mark.parametrize(
    ("name", "keys", "reason"),
    [
        ("Huis van Werk", ("o1",), "exact"),
        ("huis  van WERK", ("o1",), "folded"),
        ("HvW", ("o1",), "short"),
        ("De Wending", ("o5",), "legal_form"),
        ("Alderhout", ("o2",), "municipality"),
        ("lokaal bestuur Alderhout", ("o2",), "municipality"),
        ("LB", ("g1",), "abbreviation"),
        ("SE", ("g2",), "abbreviation"),
        ("POM", ("o6",), "abbreviation"),
        ("DAB", ("o7",), "initials"),
        ("HvW (regisseur sociale economie)", ("f1",), "function"),
        ("Huis van Werk (expert werk)", ("f2",), "function"),
        ("HvW (regisseur sociale economie en expert werk)", ("f1", "f2"), "functions"),
        ("lerend netwerk van begeleiders uit de streek", ("g3",), "words"),
        ("Huis van Wrek", ("o1",), "spelling"),
        ("Alderhout en Huis van Werk", ("o2", "o1"), "list"),
    ],
)
def test_a_reader_would_say_so(name: str, keys: tuple[str, ...], reason: str) -> None:
    assert best(name) == (keys, reason)


@pytest.mark.parametrize(
    "name",
    ["De Wendig vzw", "Lokaal bestuurs", "Beverzele", "HvW (iemand anders)", "DAB", "Huis van Wrek", "Onbekende club"],
)
def test_what_is_not_beyond_doubt_is_never_taken_over_in_one_stroke(name: str) -> None:
    assert NameBook(BOOK).suggest(name).sure is None


@pytest.mark.parametrize("name", ["Huis van Werk", "HvW", "LB", "Alderhout", "HvW (expert werk)"])
def test_what_is_beyond_doubt_may_be(name: str) -> None:
    found = NameBook(BOOK).suggest(name)
    assert found.sure == found.candidates[0]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Digitaal Huis", "organisation"),
        ("sociale partners", "group"),
        ("Actoren zorg", "group"),
        ("andere toeleiders", "text"),
        ("partners afhankelijk van de agenda", "text"),
        ("…", "text"),
    ],
)
def test_somebody_new_is_likely(name: str, kind: str) -> None:
    assert likely_kind(name) == kind


def test_a_new_function_is_proposed_in_the_organisation_before_the_brackets() -> None:
    found = NameBook(BOOK).suggest("HvW (coach opleiding)")
    assert (found.kind, found.holder, found.function) == ("function", "o1", "coach opleiding")


def test_behind_a_known_organisation_no_function_of_another_is_meant() -> None:
    book = NameBook([*BOOK, Known("f9", "function", "coach opleiding", "", "De Wending vzw", "")])
    assert [one.keys for one in book.suggest("HvW (coach opleidingen)").candidates] == [("o1",)]


def test_a_crowd_that_shares_one_word_is_not_suggested() -> None:
    book = NameBook([Known(f"o{n}", "organisation", f"Lokaal bestuur {name}") for n, name in enumerate("ABCDE")])
    assert book.suggest("besturen van de streek").candidates == ()


def test_brackets_behind_an_unknown_name_are_no_function() -> None:
    assert NameBook(BOOK).suggest("Digitaal Huis (Beverzele)").kind == "organisation"


words = st.lists(
    st.sampled_from(["huis", "werk", "stad", "dienst", "zorg", "Noord", "Zuid", "streek", "vzw", "en", "van"]),
    min_size=1,
    max_size=4,
)
named = words.map(" ".join)
books = st.lists(
    st.builds(Known, st.integers(1, 999).map(str), st.sampled_from(["organisation", "group"]), named, st.just("")),
    max_size=6,
    unique_by=lambda one: one.key,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(books, named | st.text(max_size=40))
def test_every_suggestion_is_somebody_known_and_a_share(book: list[Known], name: str) -> None:
    found = NameBook(book).suggest(name)
    keys = {one.key for one in book}
    assert all(0 < one.score <= 1 and set(one.keys) <= keys and one.keys for one in found.candidates)
    scores = [one.score for one in found.candidates]
    assert scores == sorted(scores, reverse=True)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(books)
def test_whoever_is_called_so_comes_first(book: list[Known]) -> None:
    for one in book:
        first = NameBook(book).suggest(one.name).candidates[0]
        assert first.score >= SURE
        assert folded(next(other.name for other in book if other.key == first.keys[0])) == folded(one.name)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(books, named)
def test_two_of_one_name_are_never_chosen_between(book: list[Known], name: str) -> None:
    twins = [Known("left", "organisation", name), Known("right", "organisation", name)]
    assert NameBook([*book, *twins]).suggest(name).sure is None


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=30), max_size=10))
def test_each_name_is_asked_about_once_and_none_is_lost(names: list[str]) -> None:
    found = distinct(names)
    assert {name for ways in found.values() for name in ways} == {name for name in names if folded(name)}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_no_name_is_too_strange(name: str) -> None:
    NameBook(BOOK).suggest(name)
    bracketed(name)


def test_a_hundred_names_in_a_thousand_entries_take_a_moment() -> None:
    """Time of the processor, so that a busy machine is no slow one."""
    book = NameBook([Known(f"o{n}", "organisation", f"Dienst {n} van de streek {n % 17} vzw") for n in range(1000)])
    began = time.process_time()
    for n in range(100):
        book.suggest(f"Dienst {n} streek")
    assert time.process_time() - began < 10

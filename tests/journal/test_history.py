"""The history of an object reads as sentences, in one query, newest first."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation
from pytest_django.fixtures import DjangoAssertNumQueries

from regietafel.journal.models import Entry
from regietafel.journal.operations import record
from regietafel.journal.queries import history_of, history_visible_to
from regietafel.organisations.models import Organisation
from tests import cast


def test_newest_first_with_who_and_what(organisation: Organisation, director: object) -> None:
    record(actor=director, verb="created", on=organisation, after={"name": "De Klaver"})
    record(actor=None, verb="purged", on=organisation)
    with translation.override("en"):
        told = history_of(organisation)
    assert [(one.who, one.what) for one in told] == [
        ("the clock", "Organisation gone for good"),
        ("Dirk Regisseur", "Organisation added"),
    ]


def test_values_read_as_people_say_them(organisation: Organisation) -> None:
    record(
        actor=None,
        verb="changed",
        on=organisation,
        before={"kind": "other", "to_complete": True, "website": "", "since": dt.date(2023, 1, 2)},
        after={"kind": "union", "to_complete": False, "website": "https://a.example", "since": None},
        reason="Nagevraagd.",
    )
    with translation.override("en"):
        told = history_of(organisation)[0]
        changes = {one.label: (one.before, one.after) for one in told.changes}
    assert told.note == "Nagevraagd."
    assert changes == {
        "Kind": ("other", "trade union"),
        "To be completed": ("yes", "no"),
        "Website": ("", "https://a.example"),
        "From": ("2 January 2023", ""),
    }


def test_names_of_lists_and_unknown_fields(organisation: Organisation) -> None:
    record(
        actor=None, verb="changed", on=organisation, after={"municipalities": ["Kleibeke", "Leiedorp"], "odd_one": 3}
    )
    with translation.override("en"):
        changes = {one.label: one.after for one in history_of(organisation)[0].changes}
    assert changes == {"Municipalities": "Kleibeke, Leiedorp", "Odd one": "3"}


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_however_long(
    organisation: Organisation, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        record(actor=None, verb="changed", on=organisation, after={"name": str(number)})
    with django_assert_num_queries(1):
        assert len(history_of(organisation)) == rows


def test_the_histories_of_several_objects_are_one(
    organisation: Organisation, edited_organisation: Organisation
) -> None:
    record(actor=None, verb="created", on=organisation)
    record(actor=None, verb="created", on=edited_organisation)
    assert [one.label for one in history_of(organisation, edited_organisation)] == [
        edited_organisation.name,
        organisation.name,
    ]


def test_only_the_network_of_its_region_sees_a_history(
    everyone: dict[str, cast.Person], organisation: Organisation
) -> None:
    record(actor=None, verb="created", on=organisation)
    seen = {name for name, person in everyone.items() if history_visible_to(person, organisation)}
    assert seen == {"director", "colleague", "partner", "head_of_service"}


def test_an_entry_is_neither_changed_nor_deleted(organisation: Organisation) -> None:
    entry = record(actor=None, verb="created", on=organisation)
    entry.verb = "removed"
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    assert Entry.objects.get().verb == "created"


def test_only_what_differs_is_kept(organisation: Organisation) -> None:
    entry = record(actor=None, verb="changed", on=organisation, before={"a": 1, "b": 2}, after={"a": 1, "b": 3, "c": 4})
    assert (entry.before, entry.after) == ({"b": 2}, {"b": 3, "c": 4})

"""Indicators: a number is kept as a number, no value is dropped in silence, and two people do not overwrite each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, Indicator, IndicatorYear
from regietafel.plans.operations.indicators import Value, add_indicator, edit_indicator, remove_indicator, set_values

CENTS = st.decimals(min_value=-(10**11), max_value=10**11, places=2)


@pytest.fixture
def meetings(action: Action) -> Indicator:
    """A number."""
    return Indicator.objects.create(action=action, kind="number", title="Vergaderingen", unit="keer")


def values_of(indicator: Indicator) -> list[tuple[int, Decimal | None, Decimal | None]]:
    """The numbers of an indicator by year."""
    rows = IndicatorYear.objects.filter(indicator=indicator).order_by("year")
    return list(rows.values_list("year", "target_number", "actual_number"))


def test_indicators_are_added_last_and_told_at_the_action(director: User, action: Action, meetings: Indicator) -> None:
    added = add_indicator(actor=director, action=action, title="Deelnemers", kind="number", unit="mensen", version=1)
    assert list(action.indicators.all()) == [meetings, added]
    entry = Entry.objects.get(kind="plans.action", object_id=action.pk)
    assert entry.after["indicators"][0]["title"] == "Deelnemers"


def test_the_grid_writes_changes_and_empties_cells(director: User, action: Action, meetings: Indicator) -> None:
    pk = meetings.pk
    first = {(pk, 2023): Value(Decimal(4), Decimal(1)), (pk, 2024): Value(Decimal(4)), (pk, 2025): Value()}
    set_values(actor=director, action=action, values=first, version=1)
    assert values_of(meetings) == [(2023, Decimal(4), Decimal(1)), (2024, Decimal(4), None)]
    set_values(actor=director, action=action, values={(pk, 2023): Value(None, Decimal("1.5"))}, version=2)
    set_values(actor=director, action=action, values={(pk, 2024): Value()}, version=3)
    assert values_of(meetings) == [(2023, None, Decimal("1.5"))]
    entry = Entry.objects.filter(kind="plans.action", object_id=action.pk)[0]
    assert list(entry.before) == ["Vergaderingen, 2024"]


def test_nought_is_a_value(director: User, action: Action, meetings: Indicator) -> None:
    set_values(actor=director, action=action, values={(meetings.pk, 2023): Value(None, Decimal(0))}, version=1)
    assert values_of(meetings) == [(2023, None, Decimal(0))]


def test_saving_what_is_there_changes_nothing(director: User, action: Action, meetings: Indicator) -> None:
    cells = {(meetings.pk, 2023): Value(Decimal("4.00"), None)}
    set_values(actor=director, action=action, values=cells, version=1)
    set_values(actor=director, action=action, values={(meetings.pk, 2023): Value(Decimal(4), None)}, version=2)
    action.refresh_from_db()
    assert action.version == 2
    assert IndicatorYear.objects.get().version == 1


def test_cells_of_elsewhere_are_refused(
    director: User, action: Action, meetings: Indicator, led_action: Action
) -> None:
    theirs = Indicator.objects.create(action=led_action, kind="number", title="x")
    for key in ((theirs.pk, 2023), (meetings.pk, 2022), (0, 2023)):
        with pytest.raises(Refusal):
            set_values(actor=director, action=action, values={key: Value(Decimal(1))}, version=1)


def test_a_stale_version_collides(director: User, action: Action, meetings: Indicator) -> None:
    set_values(actor=director, action=action, values={(meetings.pk, 2023): Value(Decimal(1))}, version=1)
    with pytest.raises(Collision):
        set_values(actor=director, action=action, values={(meetings.pk, 2023): Value(Decimal(2))}, version=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(target=st.one_of(st.none(), CENTS), actual=st.one_of(st.none(), CENTS))
def test_numbers_survive_becoming_words_and_numbers_again(
    director: User, action: Action, meetings: Indicator, target: Decimal | None, actual: Decimal | None
) -> None:
    with transaction.atomic():
        cells = {(meetings.pk, 2023): Value(target, actual)}
        set_values(actor=director, action=action, values=cells, version=None)
        for kind in ("statement", "number"):
            edit_indicator(actor=director, indicator=meetings, title="V", kind=kind, unit="", version=None)
        expected = [] if target is None and actual is None else [(2023, target, actual)]
        assert values_of(meetings) == expected
        transaction.set_rollback(True)


def test_words_that_are_no_number_stop_the_change_of_kind(director: User, action: Action) -> None:
    indicator = Indicator.objects.create(action=action, kind="statement", title="Overleg")
    IndicatorYear.objects.create(indicator=indicator, year=2023, target_text="minstens vier", actual_text="1.000,5")
    with pytest.raises(Refusal, match="minstens vier") as refusal:
        edit_indicator(actor=director, indicator=indicator, title="Overleg", kind="number", unit="", version=1)
    assert refusal.value.field == "kind"
    assert IndicatorYear.objects.get().actual_text == "1.000,5"


def test_what_is_removed_is_kept_in_the_journal(director: User, action: Action, meetings: Indicator) -> None:
    set_values(actor=director, action=action, values={(meetings.pk, 2023): Value(Decimal(4), Decimal(3))}, version=1)
    remove_indicator(actor=director, indicator=meetings)
    remove_indicator(actor=director, indicator=meetings)
    assert not Indicator.objects.exists()
    entry = Entry.objects.filter(kind="plans.action", object_id=action.pk)[0]
    assert "2023" in entry.before["indicators"][0]["values"][0]
    assert "4" in entry.before["indicators"][0]["values"][0]


def test_an_action_has_a_bounded_number_of_indicators(director: User, action: Action) -> None:
    Indicator.objects.bulk_create(Indicator(action=action, title=str(number)) for number in range(50))
    with pytest.raises(Refusal):
        add_indicator(actor=director, action=action, title="nog een", kind="number", version=None)

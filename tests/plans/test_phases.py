"""Stretches of an action, as exact as they were promised."""

from __future__ import annotations

import datetime as dt

import pytest

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, ActionPhase
from regietafel.plans.operations.phases import PhaseRow, set_phases

FIRST_HALF = PreciseDate(dt.date(2023, 2, 3), Precision.HALF)
SECOND_HALF = PreciseDate(dt.date(2023, 9, 9), Precision.HALF)
YEAR_AFTER = PreciseDate(dt.date(2024, 1, 1), Precision.YEAR)


def test_phases_are_kept_changed_added_and_dropped(director: User, action: Action) -> None:
    rows = [PhaseRow(FIRST_HALF, FIRST_HALF, "noden verkennen"), PhaseRow(SECOND_HALF, YEAR_AFTER, "proefdraaien")]
    set_phases(actor=director, action=action, rows=rows, version=1)
    first, second = action.phases.all()
    assert (first.starts_on, first.ends_on) == (dt.date(2023, 1, 1), dt.date(2023, 6, 30))
    assert (second.ends_on, second.ends_precision) == (dt.date(2024, 12, 31), "year")
    set_phases(
        actor=director, action=action, rows=[PhaseRow(SECOND_HALF, SECOND_HALF, "proef", pk=second.pk)], version=2
    )
    assert list(action.phases.values_list("pk", "text")) == [(second.pk, "proef")]
    entry = Entry.objects.filter(object_id=action.pk, kind="plans.action")[0]
    assert len(entry.before["phases"]) == 2
    assert len(entry.after["phases"]) == 1


def test_a_phase_ends_after_it_starts(director: User, action: Action) -> None:
    with pytest.raises(Refusal, match="proef"):
        set_phases(actor=director, action=action, rows=[PhaseRow(YEAR_AFTER, FIRST_HALF, "proef")], version=1)


def test_a_phase_of_another_action_is_not_taken_over(director: User, action: Action, led_action: Action) -> None:
    set_phases(actor=director, action=led_action, rows=[PhaseRow(FIRST_HALF, FIRST_HALF, "hunne")], version=1)
    theirs = ActionPhase.objects.get()
    set_phases(actor=director, action=action, rows=[PhaseRow(FIRST_HALF, FIRST_HALF, "mijne", pk=theirs.pk)], version=1)
    assert ActionPhase.objects.get(action=led_action).text == "hunne"
    assert ActionPhase.objects.get(action=action).pk != theirs.pk


def test_saving_what_is_there_changes_nothing_and_a_stale_version_collides(director: User, action: Action) -> None:
    set_phases(actor=director, action=action, rows=[], version=1)
    assert not Entry.objects.exists()
    set_phases(actor=director, action=action, rows=[PhaseRow(FIRST_HALF, FIRST_HALF, "a")], version=1)
    with pytest.raises(Collision):
        set_phases(actor=director, action=action, rows=[], version=1)

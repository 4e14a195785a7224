"""Series in the tables: drafts ahead, each date once, kept up by the clock, stopped and changed from a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict

from regietafel.consultation.forms.series import SeriesForm
from regietafel.consultation.models import Body, Meeting, MeetingSeries, MeetingState
from regietafel.consultation.operations.meeting_data import WhenWhere
from regietafel.consultation.operations.meeting_states import purge_meetings, remove_meeting
from regietafel.consultation.operations.meetings import move_meeting
from regietafel.consultation.operations.series import (
    SeriesData,
    add_series,
    beside_others,
    change_series,
    dates_ahead,
    keep_all_ahead,
    stop_series,
)
from regietafel.consultation.recurrence import Monthly
from regietafel.core.errors import Refusal
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_meeting

TODAY = dt.date(2026, 9, 1)
NOW = dt.datetime(2026, 9, 1, 8, 0, tzinfo=dt.UTC)
QUARTERLY = Monthly(2, 1, (3, 6, 9, 12)).rule


@pytest.fixture
def body(region: Region) -> Body:
    """A body without end."""
    return make_body(region)


def begin(director: User, body: Body, **changes: Any) -> MeetingSeries:
    """Each second Tuesday of March, June, September and December."""
    data = SeriesData(**{"rule": QUARTERLY, "first_on": TODAY, "starts_at": dt.time(9, 30), **changes})
    return add_series(actor=director, body=body, data=data, today=TODAY)


def days(series: MeetingSeries) -> list[str]:
    """The days of the meetings that are there."""
    found = Meeting.objects.filter(series=series, removed_at__isnull=True).order_by("on")
    return [f"{day:%d/%m/%Y}" for day in found.values_list("on", flat=True)]


def test_drafts_come_eighteen_months_ahead_over_new_year_and_nobody_hears(director: User, body: Body) -> None:
    series = begin(director, body)
    assert days(series) == ["08/09/2026", "08/12/2026", "09/03/2027", "08/06/2027", "14/09/2027", "14/12/2027"]
    assert set(Meeting.objects.values_list("state", flat=True)) == {MeetingState.DRAFT}
    assert OutboxMail.objects.count() == 0


def test_the_clock_makes_what_comes_within_sight_and_nothing_twice(director: User, body: Body) -> None:
    series = begin(director, body)
    assert keep_all_ahead(TODAY) == 0
    assert keep_all_ahead(dt.date(2026, 9, 20)) == 1
    assert days(series)[-1] == "14/03/2028"
    assert keep_all_ahead(dt.date(2026, 9, 20)) == 0


def test_a_moved_or_removed_one_is_not_made_again(director: User, body: Body) -> None:
    series = begin(director, body)
    moved, removed = Meeting.objects.filter(series=series).order_by("on")[1:3]
    move_meeting(actor=director, meeting=moved, when_where=WhenWhere(dt.date(2026, 12, 1)), version=None)
    remove_meeting(actor=director, meeting=removed, now=NOW)
    assert keep_all_ahead(TODAY) == 0
    assert purge_meetings(actor=None, before=NOW + dt.timedelta(days=180)) == 0, (
        "it is what keeps the date from coming back"
    )
    assert keep_all_ahead(TODAY) == 0
    assert "09/03/2027" not in days(series)
    assert purge_meetings(actor=None, before=NOW + dt.timedelta(days=400)) == 1


def test_a_series_ends_with_its_body(director: User, region: Region) -> None:
    ending = make_body(region, "Eindig", ends_on=dt.date(2027, 1, 1), ends_precision="month")
    assert days(begin(director, ending)) == ["08/09/2026", "08/12/2026"]
    late = SeriesData(rule=QUARTERLY, first_on=dt.date(2027, 2, 1))
    with pytest.raises(Refusal):
        add_series(actor=director, body=ending, data=late, today=TODAY)


def test_stopping_takes_the_drafts_and_leaves_what_was_convened(director: User, body: Body) -> None:
    series = begin(director, body)
    Meeting.objects.filter(series=series, on=dt.date(2027, 3, 9)).update(state=MeetingState.CONVENED)
    stopped = stop_series(actor=director, series=series, from_on=dt.date(2027, 1, 1), version=None, now=NOW)
    assert days(series) == ["08/09/2026", "08/12/2026", "09/03/2027"]
    assert stopped.ends_on == dt.date(2026, 12, 31)
    assert keep_all_ahead(dt.date(2027, 6, 1)) == 0
    with pytest.raises(Refusal):
        stop_series(actor=director, series=series, from_on=dt.date(2027, 1, 1), version=None, now=NOW)


def test_a_change_holds_from_its_day_on(director: User, body: Body) -> None:
    series = begin(director, body)
    data = SeriesData(rule=Monthly(1, 3, (2, 10)).rule, first_on=dt.date(2027, 1, 1), place="Leiezaal")
    new = change_series(actor=director, series=series, data=data, version=None, now=NOW, today=TODAY)
    assert days(series) == ["08/09/2026", "08/12/2026"]
    assert days(new) == ["04/02/2027", "07/10/2027", "03/02/2028"]


def test_a_change_drafts_nothing_beside_what_was_convened(director: User, body: Body) -> None:
    series = begin(director, body)
    convened, moved = Meeting.objects.filter(series=series).order_by("on")[2:4]
    Meeting.objects.filter(pk=convened.pk).update(state=MeetingState.CONVENED)
    Meeting.objects.filter(pk=moved.pk).update(state=MeetingState.CONVENED, on=dt.date(2027, 6, 10))
    data = SeriesData(rule=QUARTERLY, first_on=dt.date(2027, 1, 1), starts_at=dt.time(14))
    new = change_series(actor=director, series=series, data=data, version=None, now=NOW, today=TODAY)
    assert days(series) == ["08/09/2026", "08/12/2026", "09/03/2027", "10/06/2027"]
    assert days(new) == ["14/09/2027", "14/12/2027"]
    assert keep_all_ahead(TODAY) == 0


def test_a_cancelled_meeting_leaves_its_day_to_a_new_series(director: User, body: Body) -> None:
    make_meeting(body, dt.date(2026, 9, 8), MeetingState.CANCELLED)
    make_meeting(body, dt.date(2026, 12, 8), MeetingState.CONVENED)
    assert days(begin(director, body))[:2] == ["08/09/2026", "09/03/2027"]


def test_the_look_at_the_dates_says_what_is_left_out(director: User, body: Body) -> None:
    series = begin(director, body)
    Meeting.objects.filter(series=series, on=dt.date(2027, 3, 9)).update(state=MeetingState.CONVENED)
    wanted = MeetingSeries(body=body, rule=QUARTERLY, first_on=dt.date(2027, 1, 1))
    shown = beside_others(wanted, dates_ahead(wanted, TODAY), instead_of=series)
    assert [one.on for one in shown] == [None, dt.date(2027, 6, 8), dt.date(2027, 9, 14), dt.date(2027, 12, 14)]


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": Monthly(1, 0, (7,)).rule},
        {"ends_on": dt.date(2026, 8, 1)},
        {"ends_at": dt.time(9)},
        {"rule": "FREQ=DAILY"},
    ],
)
def test_a_rule_that_gives_nothing_too_much_or_nonsense_is_refused(
    director: User, body: Body, changes: dict[str, Any]
) -> None:
    with pytest.raises(Refusal):
        begin(director, body, **changes)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"often": "weeks", "every": ""}, ["every"]),
        ({"often": "weeks", "every": "3"}, []),
        ({"often": "months", "months": [], "ordinal": "2"}, ["months"]),
        ({"often": "months", "months": ["3"], "ordinal": ""}, ["ordinal"]),
        ({"often": "months", "months": ["3"], "ordinal": "2"}, []),
    ],
)
def test_only_what_counts_for_the_choice_must_be_filled_in(body: Body, typed: dict[str, Any], wrong: list[str]) -> None:
    data = QueryDict(mutable=True)
    for name, value in {"body": str(body.pk), "weekday": "1", "first_on": "01/09/2026", **typed}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    form = SeriesForm(data, bodies=[body], initial={})
    form.is_valid()
    assert list(form.errors) == wrong
    assert bool(form.cleaned_data.get("rule")) is not bool(wrong)

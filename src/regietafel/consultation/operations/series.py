"""Series of meetings: begun, kept ahead by the clock, stopped, and changed from a date on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.consultation.models import Body, BodyNorm, Meeting, MeetingSeries, MeetingState
from regietafel.consultation.operations.agenda import add_standard_items
from regietafel.consultation.operations.meeting_data import WhenWhere, insist_body_exists, insist_on_hours, precisely
from regietafel.consultation.operations.telling import put_due_on_agenda
from regietafel.consultation.queries.series import running_series
from regietafel.consultation.recurrence import Proposed, proposed_dates
from regietafel.core.dates import Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import put_in_bin
from regietafel.journal.operations import record
from regietafel.people.models import User

MONTHS_AHEAD = 18
MOST_AHEAD = 100


@dataclass(frozen=True)
class SeriesData:
    """What a person says about a series: by which rule, from when, at what hour and where."""

    rule: str
    first_on: dt.date
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    place: str = ""
    online_url: str = ""
    skips_holidays: bool = True
    ends_on: dt.date | None = None
    norm: BodyNorm | None = None


def horizon(series: MeetingSeries, today: dt.date) -> dt.date:
    """Until when drafts are made: so many months ahead, not past the end of the series or of the body."""
    ends = series.body.ends
    limits = [today + relativedelta(months=MONTHS_AHEAD), series.ends_on, ends.last if ends else None]
    return min(limit for limit in limits if limit is not None)


def dates_ahead(series: MeetingSeries, today: dt.date) -> list[Proposed]:
    """The dates of a series up to the horizon, with what became of those that are not free."""
    until = horizon(series, today)
    return proposed_dates(series.rule, series.first_on, until, skips=series.skips_holidays)


@operation
def add_series(*, actor: User, body: Body, data: SeriesData, today: dt.date) -> MeetingSeries:
    """Begin a series, and make its drafts for the months to come."""
    body = locked(body)
    insist_body_exists(body, precisely(data.first_on))
    insist_on_hours(WhenWhere(data.first_on, data.starts_at, data.ends_at))
    if data.ends_on is not None and data.ends_on < data.first_on:
        raise Refusal(_("The end stands before the start."), field="ends_on")
    series = MeetingSeries.objects.create(body=body, **vars(data))
    if len(dates_ahead(series, today)) > MOST_AHEAD:
        raise Refusal(_("These are more than %(count)s meetings ahead. Choose a rarer rule.") % {"count": MOST_AHEAD})
    made = make_drafts(series, today, actor=actor)
    if not made:
        raise Refusal(_("This rule gives no date in the months to come. Choose other months or another day."))
    record(
        actor=actor, verb="series_begun", on=series, region=body.region, after={"meetings": len(made)}, label=str(body)
    )
    return series


def make_drafts(series: MeetingSeries, today: dt.date, *, actor: User | None) -> list[Meeting]:
    """Make the drafts that are not there yet; one that was moved, held or removed is known by the date of the rule."""
    known = set(Meeting.objects.filter(series=series).values_list("series_date", flat=True))
    made = []
    for one in beside_others(series, dates_ahead(series, today)):
        if one.on is None or one.on < today or one.rule_date in known or not series.body.exists_on(one.on):
            continue
        made.append(make_draft(series, one.rule_date, one.on, today, actor=actor))
    return made


def beside_others(
    series: MeetingSeries, dates: list[Proposed], *, instead_of: MeetingSeries | None = None
) -> list[Proposed]:
    """Leave a date out on which the body meets anyhow; the drafts of the series that this one comes for do not count.

    A meeting that an earlier series left, convened, also keeps the day free from which it was moved.
    """
    others = Meeting.objects.filter(body=series.body, removed_at__isnull=True, precision=Precision.DAY)
    others = others.exclude(state=MeetingState.CANCELLED).exclude(series__isnull=False, series=series.pk)
    if instead_of is not None:
        others = others.exclude(series=instead_of, state=MeetingState.DRAFT, series_date__gte=series.first_on)
    taken = set(others.values_list("on", flat=True))
    moved = others.filter(Q(series__stopped_at__isnull=False) | Q(series=instead_of), series_date__isnull=False)
    taken |= {day for day in moved.values_list("series_date", flat=True) if day is not None}
    why = gettext_lazy("the body has a meeting already")
    return [replace(one, on=None, why=why) if {one.on, one.rule_date} & taken else one for one in dates]


def make_draft(
    series: MeetingSeries, rule_date: dt.date, on: dt.date, today: dt.date, *, actor: User | None
) -> Meeting:
    """One draft of a series."""
    meeting = Meeting.objects.create(
        body=series.body,
        series=series,
        series_date=rule_date,
        on=on,
        starts_at=series.starts_at,
        ends_at=series.ends_at,
        place=series.place,
        online_url=series.online_url,
    )
    record(actor=actor, verb="planned", on=meeting, region=series.body.region, after={"on": on})
    add_standard_items(meeting, actor=actor)
    put_due_on_agenda(actor=actor, meeting=meeting, today=today)
    return meeting


@operation
def keep_ahead(*, actor: None, series: MeetingSeries, today: dt.date) -> int:
    """Let the clock make the drafts of a series that came within sight; how many. Twice is once."""
    locked(series.body)
    fresh = locked(series)
    if fresh.stopped_at is not None or fresh.body.is_removed:
        return 0
    return len(make_drafts(fresh, today, actor=actor))


def keep_all_ahead(today: dt.date) -> int:
    """Keep every series ahead, each in a transaction of its own."""
    return sum(keep_ahead(actor=None, series=series, today=today) for series in running_series())


@operation
def stop_series(
    *, actor: User, series: MeetingSeries, from_on: dt.date, version: int | None, now: dt.datetime
) -> MeetingSeries:
    """Let a series end before a day: its drafts from that day on go to the bin, what was convened stays."""
    locked(series.body)
    fresh = locked_at(series, version)
    if fresh.stopped_at is not None:
        raise Refusal(_("This series was stopped already."))
    fresh.stopped_at, fresh.ends_on = now, max(from_on - dt.timedelta(days=1), fresh.first_on)
    fresh.save_next()
    region = fresh.body.region
    ahead = Meeting.objects.filter(
        series=fresh, removed_at__isnull=True, state=MeetingState.DRAFT, series_date__gte=from_on
    )
    gone = list(ahead)
    for meeting in gone:
        put_in_bin(meeting, actor=actor, region=region, now=now)
    record(
        actor=actor, verb="series_stopped", on=fresh, region=region, after={"removed": len(gone)}, label=str(fresh.body)
    )
    return fresh


@operation
def change_series(
    *, actor: User, series: MeetingSeries, data: SeriesData, version: int | None, now: dt.datetime, today: dt.date
) -> MeetingSeries:
    """Let a series go on otherwise from a day: the old one stops there, and a new one begins."""
    stopped = stop_series(actor=actor, series=series, from_on=data.first_on, version=version, now=now)
    return add_series(actor=actor, body=stopped.body, data=data, today=today)

"""How what must be reported back is told: to an organisation, to each municipality, or at the table of a body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import MEETING_OPEN
from regietafel.consultation.models import AgendaItem, Meeting, MunicipalityTold, Purpose, ReportBack
from regietafel.consultation.queries.report_backs import due_report_backs
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.membership.queries import municipalities_of
from regietafel.territories.models import Municipality

HEARD = ("treated_on", "how")
LONGEST_TITLE = 120


def insist_it_is_there(row: ReportBack) -> None:
    """Refuse to tell what lies in the bin."""
    if row.is_removed:
        raise Refusal(_("This was removed. Restore it first."))


@operation
def tell_organisation(
    *, actor: Any, report_back: ReportBack, how: str, on: dt.date, today: dt.date, version: int | None = None
) -> ReportBack:
    """Say how and when the organisation was told; that closes it."""
    fresh = locked_at(report_back, version)
    insist_it_is_there(fresh)
    if fresh.to_organisation_id is None:
        raise Refusal(_("This is not for an organisation."))
    if not how.strip():
        raise Refusal(_("Say how it was told: by telephone, by mail, at a visit."), field="how")
    if on > today:
        raise Refusal(_("This day has yet to come. Say it when it was told."), field="on")
    before = snapshot(fresh, HEARD)
    fresh.treated_on, fresh.how = on, how.strip()
    after = snapshot(fresh, HEARD)
    if after != before:
        fresh.save_next(*HEARD)
        record(actor=actor, verb="closed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def untell_organisation(*, actor: Any, report_back: ReportBack, version: int | None = None) -> ReportBack:
    """Take back that the organisation was told. Twice is once."""
    fresh = locked_at(report_back, version)
    if fresh.treated_on is None:
        return fresh
    before = snapshot(fresh, HEARD)
    fresh.treated_on, fresh.how = None, ""
    fresh.save_next(*HEARD)
    record(actor=actor, verb="reopened", on=fresh, region=fresh.region, before=before, after=snapshot(fresh, HEARD))
    return fresh


@operation
def tell_municipality(
    *,
    actor: Any,
    report_back: ReportBack,
    municipality: Municipality,
    on: dt.date,
    today: dt.date,
    note: str = "",
) -> MunicipalityTold:
    """Say that one municipality was told, or why it need not be. Twice is once, with the last day and note."""
    fresh = locked(report_back)
    insist_it_is_there(fresh)
    if not fresh.to_municipalities:
        raise Refusal(_("This is not for the municipalities."))
    if on > today:
        raise Refusal(_("This day has yet to come. Say it when it was told."), field="on")
    if not municipalities_of(fresh.region).filter(pk=municipality.pk).exists():
        raise Refusal(_("The region does not serve this municipality now."), field="municipality")
    told, new = MunicipalityTold.objects.get_or_create(
        report_back=fresh,
        municipality=municipality,
        defaults={"on": on, "note": note.strip(), "said_by": actor if getattr(actor, "pk", None) else None},
    )
    if not new:
        if (told.on, told.note) == (on, note.strip()):
            return told
        told.on, told.note = on, note.strip()
        told.save(update_fields=["on", "note"])
    after = {"municipality": municipality.name, "on": on, "note": note.strip()}
    record(actor=actor, verb="told", on=fresh, region=fresh.region, after=after)
    return told


@operation
def tell_municipalities(
    *,
    actor: Any,
    report_back: ReportBack,
    municipalities: Iterable[Municipality],
    on: dt.date,
    today: dt.date,
    note: str = "",
) -> list[MunicipalityTold]:
    """Say that several municipalities were told at once: at a meeting of all of them, or by one mail."""
    return [
        tell_municipality(actor=actor, report_back=report_back, municipality=one, on=on, today=today, note=note)
        for one in municipalities
    ]


@operation
def untell_municipality(*, actor: Any, report_back: ReportBack, municipality: Municipality) -> ReportBack:
    """Take back that a municipality was told. Twice is once."""
    fresh = locked(report_back)
    gone, _rows = MunicipalityTold.objects.filter(report_back=fresh, municipality=municipality).delete()
    if gone:
        before = {"municipality": municipality.name}
        record(actor=actor, verb="reopened", on=fresh, region=fresh.region, before=before)
    return fresh


def hears_at(row: ReportBack, meeting: Meeting) -> bool:
    """Whether the receiving body, or the one that follows on it, sits at a meeting: as its own or jointly."""
    receiver = row.to_body
    if receiver is None:
        return False
    bodies = {receiver.pk, *([receiver.successor_id] if receiver.successor_id and receiver.ends_on else [])}
    return meeting.body_id in bodies or meeting.joint_with.filter(pk__in=bodies).exists()


@operation
def put_on_agenda(*, actor: Any, report_back: ReportBack, meeting: Meeting) -> AgendaItem:
    """Make it an item on the agenda of a coming meeting of the receiving body. One that stands there already stays."""
    locked(meeting.body)
    table = locked(meeting)
    fresh = locked(report_back)
    insist_it_is_there(fresh)
    if not hears_at(fresh, table):
        raise Refusal(_("This meeting is not one of the body that must hear it."))
    if table.is_removed or table.state not in MEETING_OPEN:
        raise Refusal(_("The agenda of this meeting is closed. Choose a coming meeting."))
    item = fresh.treating_item
    if item is not None and not item.is_removed and item.meeting_id == table.pk:
        return item
    item = AgendaItem.objects.create(
        body=table.body,
        meeting=table,
        order=(AgendaItem.objects.filter(meeting=table).aggregate(last=Max("order"))["last"] or 0) + 1,
        title=title_of(fresh),
        explanation=fresh.what,
        purpose=Purpose.INFORMATION,
    )
    fresh.treating_item = item
    fresh.save_next("treating_item")
    record(actor=actor, verb="created", on=item, region=fresh.region, after=snapshot(item, ("title", "meeting")))
    record(actor=actor, verb="changed", on=fresh, region=fresh.region, after={"meeting": str(table)})
    return item


def title_of(row: ReportBack) -> str:
    """What the item is called: where it comes from, and the beginning of what must be told."""
    first = row.what.strip().splitlines()[0]
    short = first if len(first) <= LONGEST_TITLE else first[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
    if row.body is None:
        return _("Report-back: %(what)s") % {"what": short}
    return _("Report-back from %(body)s: %(what)s") % {"body": row.body.short_name or row.body.name, "what": short}


@operation
def put_due_on_agenda(*, actor: Any, meeting: Meeting, today: dt.date) -> list[AgendaItem]:
    """Put all that a body must still hear on the agenda of a draft that was just made, if that is its next meeting.

    On one that lies further ahead, or is written down afterwards, it would wait for too long or come too late.
    """
    sooner = Meeting.objects.filter(body=meeting.body, removed_at__isnull=True, state__in=MEETING_OPEN)
    if meeting.on < today or sooner.filter(on__gte=today, on__lt=meeting.on).exists():
        return []
    return [put_on_agenda(actor=actor, report_back=row, meeting=meeting) for row in due_report_backs(meeting.body)]


@operation
def follow_items(*, actor: None, items: Collection[int]) -> int:
    """Let report-backs go along with an item that was carried over, and come back when that was undone."""
    moved = 0
    carried = AgendaItem.objects.filter(pk__in=items, carried_from__isnull=False)
    for item in carried.select_related("meeting"):
        old, new = (item.pk, item.carried_from_id) if item.is_removed else (item.carried_from_id, item.pk)
        moved += ReportBack.objects.filter(treating_item=old).update(treating_item=new)
    return moved

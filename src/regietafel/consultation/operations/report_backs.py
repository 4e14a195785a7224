"""Report-back: what was said here and must be told there. Written down, mended, taken away; told in ``telling``."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.models import AgendaItem, Body, ReportBack
from regietafel.consultation.operations.minutes_lock import insist_minutes_are_open
from regietafel.consultation.operations.points import insist_on_place
from regietafel.consultation.operations.replayed import made_before
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region

TOLD = ("what", "to_body", "to_organisation", "to_municipalities", "due_on")


@dataclass(frozen=True)
class ReportBackData:
    """What must be told, to one of three: a body, an organisation, all municipalities; and by when."""

    what: str
    to_body: Body | None = None
    to_organisation: Organisation | None = None
    to_municipalities: bool = False
    due_on: dt.date | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {
            "what": self.what.strip(),
            "to_body": self.to_body,
            "to_organisation": self.to_organisation,
            "to_municipalities": self.to_municipalities,
            "due_on": self.due_on,
        }

    @property
    def receivers(self) -> int:
        """How many receivers were chosen."""
        return sum((self.to_body is not None, self.to_organisation is not None, self.to_municipalities))


def insist_on_report_back(region: Region, body: Body | None, data: ReportBackData) -> None:
    """Refuse what says nothing, is for nobody or for several, or is for somebody of elsewhere."""
    if not data.what.strip():
        raise Refusal(_("Say what must be told."), field="what")
    if data.receivers != 1:
        raise Refusal(_("Choose one: a body, an organisation or all municipalities."), field="to")
    if data.to_body is not None:
        if data.to_body.region_id != region.pk or data.to_body.is_removed:
            raise Refusal(_("This body does not belong to the region."), field="to")
        if body is not None and data.to_body.pk == body.pk:
            raise Refusal(_("This body said it itself. Choose who else must hear it."), field="to")
    if data.to_organisation is not None and data.to_organisation.region_id not in (None, region.pk):
        raise Refusal(_("This organisation does not stand in the address book of this region."), field="to")


@operation
def add_report_back(
    *,
    actor: Any,
    region: Region,
    data: ReportBackData,
    body: Body | None = None,
    item: AgendaItem | None = None,
    client_id: uuid.UUID | None = None,
) -> ReportBack:
    """Write down what must be told. With an item it leaves the body of that item; a known ``client_id`` makes nothing."""
    before = made_before(ReportBack, region, client_id)
    if before is not None:
        return before  # type: ignore[no-any-return]
    body = body or (item.body if item else None)
    insist_on_place(region, body, item, None)
    insist_on_report_back(region, body, data)
    row = ReportBack.objects.create(
        region=region,
        body=body,
        item=item,
        client_id=client_id or uuid.uuid4(),
        made_by=actor if getattr(actor, "pk", None) else None,
        **data.columns(),
    )
    record(actor=actor, verb="created", on=row, region=region, after=snapshot(row, TOLD))
    return row


@operation
def edit_report_back(*, actor: Any, report_back: ReportBack, data: ReportBackData, version: int | None) -> ReportBack:
    """Mend what must be told, as long as it does not stand in locked minutes. Another receiver begins anew."""
    fresh = locked_at(report_back, version)
    if fresh.is_removed:
        raise Refusal(_("This was removed. Restore it first."))
    insist_on_report_back(fresh.region, fresh.body, data)
    before = snapshot(fresh, TOLD)
    receiver = (fresh.to_body_id, fresh.to_organisation_id, fresh.to_municipalities)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    after = snapshot(fresh, TOLD)
    if after == before:
        return fresh
    insist_minutes_are_open(fresh)
    if receiver != (fresh.to_body_id, fresh.to_organisation_id, fresh.to_municipalities):
        insist_nobody_was_told(fresh)
        fresh.treating_item = None
    fresh.save_next(*TOLD, "treating_item")
    record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def insist_nobody_was_told(row: ReportBack) -> None:
    """Refuse another receiver once one of the first ones has heard it: that must stay known."""
    item = row.treating_item
    treated = item is not None and not item.is_removed and item.meeting is not None and item.meeting.took_place
    if row.treated_on or treated or row.told.exists():
        raise Refusal(
            _("This was told already. Write down a second report-back for whoever else must hear it."), field="to"
        )


@operation
def remove_report_back(*, actor: Any, report_back: ReportBack, now: dt.datetime) -> ReportBack:
    """Put it in the bin, as long as it does not stand in locked minutes. Twice is once."""
    fresh = locked(report_back)
    insist_minutes_are_open(fresh)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_report_back(*, actor: Any, report_back: ReportBack) -> ReportBack:
    """Take it out of the bin, as long as it does not stand in locked minutes. Twice is once."""
    fresh = locked(report_back)
    if fresh.is_removed:
        insist_minutes_are_open(fresh)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_report_backs(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(ReportBack.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((row, row.region) for row in gone), actor=actor)

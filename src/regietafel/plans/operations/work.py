"""Work that no plan announced: logged, mended, removed and restored; it counts as work, not as plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.dates import PreciseDate
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.plans.models import LoggedWork, PartyRole, Priority
from regietafel.plans.queries.choices import priorities_in_year
from regietafel.territories.models import Region


@dataclass(frozen=True)
class WorkData:
    """What a person says about a piece of work."""

    what: str
    when: PreciseDate
    priority: Priority
    with_whom: str = ""
    role: str = PartyRole.LEAD
    result: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {
            "what": self.what,
            "on": self.when.first,
            "precision": self.when.precision,
            "priority": self.priority,
            "with_whom": self.with_whom,
            "role": self.role,
            "result": self.result,
        }


def insist_on_work(data: WorkData, today: dt.date) -> None:
    """Refuse work of the future, and a priority that did not hold in its year."""
    if not data.what:
        raise Refusal(_("Say what was done."), field="what")
    if data.when.first > today:
        raise Refusal(_("This day has yet to come. Log work when it is done."), field="when")
    possible = priorities_in_year(data.when.first.year)
    if data.priority not in possible:
        raise Refusal(
            _("In %(year)s this priority did not hold. Choose one of: %(codes)s.")
            % {"year": data.when.first.year, "codes": ", ".join(one.code for one in possible)},
            field="priority",
        )


def work_told(work: LoggedWork) -> dict[str, Any]:
    """A piece of work as the journal tells it."""
    return {
        "what": work.what,
        "on": str(work.when),
        "priority": work.priority.code,
        "with_whom": work.with_whom,
        "role": work.role,
        "result": work.result,
    }


@operation
def log_work(*, actor: Any, region: Region, data: WorkData, today: dt.date) -> LoggedWork:
    """Log a piece of work under a priority."""
    insist_on_work(data, today)
    work = LoggedWork.objects.create(region=region, logged_by=actor, **data.columns())
    record(actor=actor, verb="logged", on=work, region=region, after=work_told(work))
    return work


@operation
def edit_work(*, actor: Any, work: LoggedWork, data: WorkData, today: dt.date, version: int | None) -> LoggedWork:
    """Mend what was logged; who logged it first stays known."""
    fresh = locked_at(work, version)
    if fresh.is_removed:
        raise Refusal(_("This was removed. Restore it first."))
    insist_on_work(data, today)
    before = work_told(fresh)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    after = work_told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def remove_work(*, actor: Any, work: LoggedWork, now: dt.datetime) -> LoggedWork:
    """Put a piece of work in the bin. Twice is once."""
    fresh = locked(work)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_work(*, actor: Any, work: LoggedWork) -> LoggedWork:
    """Take a piece of work out of the bin. Twice is once."""
    fresh = locked(work)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_work(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(LoggedWork.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((work, work.region) for work in gone), actor=actor)

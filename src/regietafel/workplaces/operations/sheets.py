"""A sheet of workplaces from upload to directory: kept, its columns chosen, tried, and taken over in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.territories.models import Region
from regietafel.workplaces.models import Import, ImportState
from regietafel.workplaces.operations.sheet_writing import Writing, said_counts
from regietafel.workplaces.queries.sheet_known import known_in
from regietafel.workplaces.sheet_plan import plan_of
from regietafel.workplaces.sheet_rows import Act, RowPlan, as_report, sheet_of, signature


@dataclass(frozen=True)
class Taken:
    """What came of taking over: done, or left because the directory changed since the sheet was tried."""

    sheet: Import
    done: bool


@operation
def keep_sheet(*, actor: Any, region: Region, name: str, answer: Mapping[str, Any], now: dt.datetime) -> Import:
    """Keep the table that was read from a file, so that it can be gone on with later and by somebody else."""
    mapping = {
        "formulas": answer.get("formulas", []),
        "sheet": answer.get("name", ""),
        "others": answer.get("others", 0),
    }
    return Import.objects.create(
        region=region,
        file_name=(name or "?")[-200:],
        table=answer["table"],
        mapping=mapping,
        read_at=now,
        read_by=actor,
    )


@operation
def choose_columns(
    *, actor: Any, sheet: Import, version: int, columns: Mapping[str, str], organisation: int | None, today: dt.date
) -> Import:
    """Say which column is which, and try the sheet with that."""
    fresh = locked_at(sheet, version)
    insist_open(fresh)
    fresh.mapping = {**fresh.mapping, "columns": dict(columns), "organisation": organisation}
    return tried(actor, fresh, today)


@operation
def answer_doubts(
    *,
    actor: Any,
    sheet: Import,
    version: int,
    choices: Mapping[str, Any],
    organisations: Mapping[str, Any],
    today: dt.date,
) -> Import:
    """Settle what was asked: which workplace a row means, and what an unknown organisation is. Then try again."""
    fresh = locked_at(sheet, version)
    insist_open(fresh)
    told = {**fresh.mapping}
    told["choices"] = {**told.get("choices", {}), **choices}
    told["organisations"] = {**told.get("organisations", {}), **organisations}
    fresh.mapping = told
    return tried(actor, fresh, today)


@operation
def try_again(*, actor: Any, sheet: Import, today: dt.date) -> Import:
    """Hold the sheet against the directory as it is now."""
    fresh = locked(sheet)
    insist_open(fresh)
    return tried(actor, fresh, today)


@operation
def drop_sheet(*, actor: Any, sheet: Import) -> None:
    """Throw a sheet away that was read and never taken over; what one wrote stays known for good."""
    fresh = locked(sheet)
    insist_open(fresh)
    record(actor=actor, verb="sheet_dropped", on=fresh, region=fresh.region, label=fresh.file_name)
    fresh.delete()


@operation
def take_over(*, actor: Any, sheet: Import, version: int, now: dt.datetime, today: dt.date) -> Taken:
    """Write exactly what was shown. When the directory changed since, nothing is written and the sheet is tried anew.

    The row of the region is locked, so that two sheets are taken over one after the other and make nothing twice.
    """
    locked(sheet.region)
    fresh = locked_at(sheet, version)
    insist_open(fresh)
    shown = signature(fresh.report)
    known = known_in(actor, fresh.region, today)
    plans = plan_of(sheet_of(fresh.table, fresh.mapping), known)
    if signature(as_report(plans)) != shown:
        fresh.report = as_report(plans)
        fresh.save_next("report")
        return Taken(fresh, done=False)
    doing = [plan for plan in plans if plan.act in {Act.MAKES, Act.CHANGES}]
    if not doing:
        raise Refusal(_("There is nothing to take over."))
    write_all(actor, fresh, Writing(actor, fresh, known, today), doing, now)
    return Taken(fresh, done=True)


def write_all(actor: Any, fresh: Import, writing: Writing, doing: list[RowPlan], now: dt.datetime) -> None:
    """Write the rows, and what was made beside workplaces so that it can be taken back too."""
    for plan in doing:
        writing.row(plan)
    writing.finish()
    fresh.mapping = {
        **fresh.mapping,
        "made_organisations": [[one.pk, one.version] for one in writing.organisations.values()],
        "made_contacts": [[one.pk, one.version] for one in writing.contacts.values()],
        "numbered": [[one.pk, one.version] for one in writing.numbered],
    }
    fresh.state, fresh.done_at = ImportState.DONE, now
    fresh.save_next("state", "done_at", "mapping")
    made = sum(1 for plan in doing if plan.act == Act.MAKES)
    told = {"state": ImportState.DONE, "note": said_counts(made, len(doing) - made)}
    record(actor=actor, verb="imported", on=fresh, region=fresh.region, after=told)


def tried(actor: Any, fresh: Import, today: dt.date) -> Import:
    """Work out what the sheet would do, and keep that as what was shown."""
    known = known_in(actor, fresh.region, today)
    fresh.report = as_report(plan_of(sheet_of(fresh.table, fresh.mapping), known))
    fresh.save_next("mapping", "report")
    return fresh


def insist_open(sheet: Import) -> None:
    """Refuse to do twice what was done."""
    if sheet.state != ImportState.READ:
        raise Refusal(_("This sheet was taken over already. Nothing was added twice."))

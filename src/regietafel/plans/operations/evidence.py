"""What shows that a line is true: it is added and taken away, never rewritten; what was taken away lies in the bin."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.documents.operations import Details, Place, add_document, remove_document, restore_document
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.plans.models import Evidence, Plan, WorkingYear
from regietafel.plans.operations.openness import insist_is_there, insist_year_is_open, lock_open_plan
from regietafel.plans.operations.reports import record_line
from regietafel.plans.queries.lines import standing_evidence

MOST_PER_LINE = 50
HOLDER = "plans.workingyear"
"""What documents call the row on which a file of evidence hangs."""


@operation
def add_evidence(*, actor: Any, line: WorkingYear, label: str, url: str = "", note: str = "") -> Evidence:
    """Add a web address or a note to a line; the very same twice is once."""
    plan, fresh = open_line(line)
    insist_says_something(label)
    twin = standing_evidence().filter(line=fresh, label=label, url=url, note=note, document__isnull=True).first()
    if twin:
        return twin
    insist_on_room(fresh)
    evidence = Evidence.objects.create(line=fresh, label=label, url=url, note=note, added_by=actor)
    record_line(actor, "changed", fresh, plan, after={"evidence": [told(evidence)]})
    return evidence


@operation
def add_file(*, actor: Any, line: WorkingYear, label: str, file: UploadedFile[Any], now: dt.datetime) -> Evidence:
    """Add a file to a line: a document that hangs on it, and goes where the line may be read."""
    plan, fresh = open_line(line)
    insist_says_something(label)
    insist_on_room(fresh)
    place = Place(plan.region, HOLDER, fresh.pk)
    document = add_document(actor=actor, place=place, details=Details(title=label), file=file, now=now)
    evidence = Evidence.objects.create(line=fresh, label=label, document=document, added_by=actor)
    record_line(actor, "changed", fresh, plan, after={"evidence": [told(evidence)]})
    return evidence


@operation
def remove_evidence(*, actor: Any, evidence: Evidence, now: dt.datetime) -> WorkingYear:
    """Take evidence away; for a while it can be put back. Twice is once."""
    plan, line = open_line(evidence.line)
    fresh = standing_evidence().filter(pk=evidence.pk).first()
    if fresh is None:
        return line
    if fresh.document:
        remove_document(actor=actor, document=fresh.document, now=now)
    else:
        put_in_bin(fresh, actor=actor, region=plan.region, now=now)
    record_line(actor, "changed", line, plan, before={"evidence": [told(fresh)]})
    return line


@operation
def restore_evidence(*, actor: Any, evidence: Evidence) -> WorkingYear:
    """Put evidence back that was taken away. Twice is once."""
    plan, line = open_line(evidence.line)
    fresh = Evidence.objects.select_related("document").get(pk=evidence.pk)
    if standing_evidence().filter(pk=fresh.pk).exists():
        return line
    if fresh.document:
        restore_document(actor=actor, document=fresh.document)
    take_out_of_bin(fresh, actor=actor, region=plan.region)
    record_line(actor, "changed", line, plan, after={"evidence": [told(fresh)]})
    return line


@operation
def purge_evidence(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was taken away before a moment; files go with their documents."""
    gone = Evidence.objects.filter(removed_at__lt=before).select_related("line__action__plan__region")
    return empty_bin(((evidence, evidence.line.action.plan.region) for evidence in list(gone)), actor=actor)


def open_line(line: WorkingYear) -> tuple[Plan, WorkingYear]:
    """The plan and the line, locked; refused if nothing may change there any more."""
    plan = lock_open_plan(line.action.plan_id)
    fresh = locked(line)
    insist_is_there(fresh.action)
    insist_year_is_open(plan, fresh.year)
    return plan, fresh


def insist_says_something(label: str) -> None:
    """Refuse evidence of which nobody says what it shows."""
    if not label:
        raise Refusal(_("Say what it shows."), field="label")


def insist_on_room(line: WorkingYear) -> None:
    """Refuse more than anybody would look through."""
    if standing_evidence().filter(line=line).count() >= MOST_PER_LINE:
        raise Refusal(_("A year holds at most %(most)s pieces of evidence.") % {"most": MOST_PER_LINE}, field="label")


def told(evidence: Evidence) -> str:
    """Evidence as the journal keeps it."""
    if evidence.document:
        return f"{evidence.label} ({evidence.document.newest.file_name})"
    return f"{evidence.label} ({evidence.url})" if evidence.url else evidence.label

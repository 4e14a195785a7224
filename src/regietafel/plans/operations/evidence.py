"""What shows that a line is true: it is added and taken away, never rewritten."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.plans.models import Evidence, WorkingYear
from regietafel.plans.operations.openness import lock_open_plan
from regietafel.plans.operations.reports import record_line

MOST_PER_LINE = 50


@operation
def add_evidence(*, actor: Any, line: WorkingYear, label: str, url: str = "") -> Evidence:
    """Add evidence to a line; the very same label and address twice is once."""
    plan = lock_open_plan(line.action.plan_id)
    fresh = locked(line)
    if not label:
        raise Refusal(_("Say what it shows."), field="label")
    known = Evidence.objects.filter(line=fresh)
    if twin := known.filter(label=label, url=url).first():
        return twin
    if known.count() >= MOST_PER_LINE:
        raise Refusal(_("A year holds at most %(most)s pieces of evidence.") % {"most": MOST_PER_LINE}, field="label")
    evidence = Evidence.objects.create(line=fresh, label=label, url=url, added_by=actor)
    record_line(actor, "changed", fresh, plan, after={"evidence": [told(evidence)]})
    return evidence


@operation
def remove_evidence(*, actor: Any, evidence: Evidence) -> WorkingYear:
    """Take evidence away; the journal keeps what it said."""
    line = evidence.line
    plan = lock_open_plan(line.action.plan_id)
    if Evidence.objects.filter(pk=evidence.pk).exists():
        record_line(actor, "changed", line, plan, before={"evidence": [told(evidence)]})
        evidence.delete()
    return line


def told(evidence: Evidence) -> str:
    """Evidence as the journal keeps it."""
    return f"{evidence.label} ({evidence.url})" if evidence.url else evidence.label

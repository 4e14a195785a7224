"""Two frameworks of the demo and one subject on which its local governments decide.

That the framework on bicycles was begun in 2023 and that art. 60 is to be done alike is what the report on 2023 tells. The
text and the decisions are examples, and say so. What is there already, or was removed, stays as people left it.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from regietafel.agreements.models import Decision, FrameworkVersion, Outcome, RegionalFramework, Subject
from regietafel.agreements.operations.subjects import set_rows, text_of, towns_on
from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action
from regietafel.territories.models import Region

CONTENT = Path(__file__).parent / "decisions.json"
Content = dict[str, Any]


@operation
def load_decisions(*, actor: Any) -> str:
    """Add the frameworks and the subject that are not there yet."""
    content: Content = json.loads(CONTENT.read_text(encoding="utf8"))
    region = Region.objects.get(slug=content["region"])
    added = sum(add_framework(region, entry) for entry in content["frameworks"])
    added += sum(add_subject(region, entry) for entry in content["subjects"])
    if added:
        record(actor=actor, verb="loaded", on=region, region=region, after={"decisions": added})
    return f"frameworks and decisions: {added} added"


def day_of(text: str) -> dt.date:
    """A day as the file writes it."""
    return dt.date.fromisoformat(text)


def noon(text: str) -> dt.datetime:
    """The middle of a day."""
    return timezone.make_aware(dt.datetime.combine(day_of(text), dt.time(12)))


def add_framework(region: Region, entry: Content) -> int:
    """One framework with its texts; how many were added."""
    if RegionalFramework.objects.filter(region=region, title=entry["title"]).exists():
        return 0
    row = RegionalFramework.objects.create(
        region=region, title=entry["title"], kind=entry["kind"], summary=entry["summary"]
    )
    for number, version in enumerate(entry["versions"], start=1):
        FrameworkVersion.objects.create(
            framework=row, number=number, text=version["text"], note=version["note"], made_at=noon(version["on"])
        )
    plans = Action.objects.filter(plan__region=region, plan__slug="2023-2025", removed_at__isnull=True)
    for words in entry["actions"]:
        row.actions.add(*plans.filter(title__icontains=words)[:1])
    return 1


def add_subject(region: Region, entry: Content) -> int:
    """One subject with what was decided; how many were added."""
    if Subject.objects.filter(region=region, title=entry["title"]).exists():
        return 0
    framework = RegionalFramework.objects.filter(region=region, title=entry["framework"]).first()
    asked = day_of(entry["asked_on"])
    subject = Subject.objects.create(
        region=region,
        title=entry["title"],
        question=entry["question"],
        asked_on=asked,
        decide_by=day_of(entry["decide_by"]),
        framework=framework,
        framework_version=text_of(framework),
    )
    set_rows(subject, towns_on(region, asked), entry["organs"])
    for row in subject.decisions.select_related("municipality"):
        said = entry["board"] if row.municipality is None else said_in(entry, row)
        row.outcome, row.words = Outcome(said["outcome"]), said.get("words", "")
        row.on = day_of(said["on"]) if "on" in said else None
        row.filled_at = noon(said["on"]) if "on" in said else None
        row.save()
    return 1


def said_in(entry: Content, row: Decision) -> Content:
    """What the file says of an organ of a town."""
    town = entry["towns"].get(str(row.municipality), entry["rest"])
    return dict(town[row.organ])

"""What the pages below show of frameworks and decisions: the menu, the bin, what waits, what the journal leads to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.agreements import searchable
from regietafel.agreements.demo.decisions import load_decisions
from regietafel.agreements.models import RegionalFramework, Subject
from regietafel.agreements.operations.frameworks import purge_frameworks, restore_framework
from regietafel.agreements.operations.subjects import purge_subjects, restore_subject
from regietafel.agreements.queries.tracker import overdue_subjects, waiting_in
from regietafel.attention.sources import Source, Waiting, sources
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import Block, Line, NavItem, RemovedRow
from regietafel.territories.models import Region

MOST = 5
KINDS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "agreements.regionalframework": (RegionalFramework, "framework", restore_framework),
    "agreements.subject": (Subject, "subject", restore_subject),
}


def nav_items(user: Any, region: Region) -> Iterator[NavItem]:
    """What is agreed, for the table."""
    if user.has_perm("agreements.view", region):
        here = reverse("agreements:subjects", args=[region.slug])
        yield NavItem(_("Agreements"), here, order=38, prefix=here.removesuffix("decisions/"))


def said_of(region: Region, subject: Subject, missing: int, today: dt.date) -> Line:
    """A subject of which the day is near or past, with how many are missing."""
    text = ngettext("%(subject)s: %(count)s to decide", "%(subject)s: %(count)s to decide", missing)
    late = subject.decide_by is not None and subject.decide_by < today
    here = reverse("agreements:subject", args=[region.slug, subject.pk])
    return Line(text % {"subject": subject, "count": missing}, here, tone="warn" if late else "", count=missing)


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """For the team: which local governments still have to decide, where the day is near or past."""
    if not user.has_perm("agreements.keep", region):
        return
    found = overdue_subjects(user, region, today)
    if found:
        lines = [said_of(region, subject, waiting_in(tally), today) for subject, tally in found[:MOST]]
        if len(found) > MOST:
            lines.append(Line(_("All decisions"), reverse("agreements:subjects", args=[region.slug]), count=len(found)))
        yield Block("others", _("Decisions of local governments"), lines, order=48)


def waiting(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """The same, a line a subject."""
    if not user.has_perm("agreements.keep", region):
        return
    for subject, tally in overdue_subjects(user, region, today):
        line = said_of(region, subject, waiting_in(tally), today)
        state = "late" if line.tone else "near"
        yield Waiting(f"agreements.subject:{subject.pk}:{state}", line.text, line.url, due=subject.decide_by)


def removed_rows(kind: str, label: str) -> Callable[[Region], Iterator[RemovedRow]]:
    """What lies in the bin of a region of one kind."""

    def find(region: Region) -> Iterator[RemovedRow]:
        rows = KINDS[kind][0].objects.filter(region=region, removed_at__isnull=False).select_related("removed_by")
        for row in rows:
            yield RemovedRow(kind, row.pk, str(row), label, row.removed_at, str(row.removed_by or ""))

    return find


def put_back(kind: str) -> Callable[..., Any]:
    """How a row of one kind comes out of the bin."""
    model, name, restore = KINDS[kind]
    given = {"framework": "row", "subject": "subject"}[name]

    def back(*, actor: Any, region: Region, pk: int) -> Any:
        row = model.objects.filter(region=region, pk=pk).first()
        if row is None:
            raise Refusal(_("This does not lie in the bin any more."))
        return restore(actor=actor, **{given: row})

    return back


def page_of(kind: str) -> Callable[[Region, int], str]:
    """The page of a row of one kind, unless it is gone."""
    model, name, _restore = KINDS[kind]

    def find(region: Region, pk: int) -> str:
        there = model.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
        return reverse(f"agreements:{name}", args=[region.slug, pk]) if there else ""

    return find


def hand_over() -> None:
    """Register with the slots of the registry, and among what can be found."""
    searchable.hand_over()
    registry.demo_loaders.register("agreements decisions", load_decisions)
    registry.nav_items.register("agreements", nav_items)
    registry.start_blocks.register("agreements decisions", start_blocks)
    sources.register(Source("decision", gettext_lazy("Decisions of local governments"), waiting, order=62))
    labels = {"agreements.regionalframework": _("Regional framework"), "agreements.subject": _("Subject to decide on")}
    for kind, label in labels.items():
        registry.removed_rows.register(kind, removed_rows(kind, label))
        registry.restorers.register(kind, put_back(kind))
        registry.journal_urls.register(kind, page_of(kind))
    registry.purgers.register(
        "agreements.regionalframework", lambda before: purge_frameworks(actor=None, before=before)
    )
    registry.purgers.register("agreements.subject", lambda before: purge_subjects(actor=None, before=before))

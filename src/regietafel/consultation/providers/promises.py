"""What the pages below need of promises: the bin, and report-backs that go along with a carried item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.attention.queries import is_mailed
from regietafel.consultation.models import ActionPoint, CalendarFeed, ReportBack
from regietafel.consultation.operations.feeds import keep_last_reads
from regietafel.consultation.operations.points import purge_points, restore_point
from regietafel.consultation.operations.reminders import POINT, remind_points
from regietafel.consultation.operations.report_backs import purge_report_backs, restore_report_back
from regietafel.consultation.operations.telling import follow_items
from regietafel.consultation.queries.reminders import are_off
from regietafel.consultation.reminder_links import digest_of
from regietafel.core import registry
from regietafel.core.errors import Refusal
from regietafel.core.registry import Block, RemovedRow
from regietafel.territories.models import Region


def removed_row(kind: str, row: ActionPoint | ReportBack, label: str) -> RemovedRow:
    """One line of the bin."""
    assert row.removed_at is not None, "only what was removed lies in the bin"
    return RemovedRow(kind, row.pk, str(row), label, row.removed_at, str(row.removed_by or ""))


def removed_points(region: Region) -> Iterator[RemovedRow]:
    """The action points in the bin of a region."""
    for point in ActionPoint.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        yield removed_row("consultation.actionpoint", point, _("Action point"))


def removed_report_backs(region: Region) -> Iterator[RemovedRow]:
    """The report-backs in the bin of a region."""
    for row in ReportBack.objects.filter(region=region, removed_at__isnull=False).select_related("removed_by"):
        yield removed_row("consultation.reportback", row, _("Report-back"))


def put_back_point(*, actor: Any, region: Region, pk: int) -> ActionPoint:
    """Take an action point of the region out of the bin."""
    point = ActionPoint.objects.filter(region=region, pk=pk).first()
    if point is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_point(actor=actor, point=point)


def put_back_report_back(*, actor: Any, region: Region, pk: int) -> ReportBack:
    """Take a report-back of the region out of the bin."""
    row = ReportBack.objects.filter(region=region, pk=pk).first()
    if row is None:
        raise Refusal(_("This does not lie in the bin any more."))
    return restore_report_back(actor=actor, report_back=row)


def purged_points(before: dt.datetime) -> int:
    """Let action points go that lay in the bin for long enough."""
    return purge_points(actor=None, before=before)


def purged_report_backs(before: dt.datetime) -> int:
    """Let report-backs go that lay in the bin for long enough."""
    return purge_report_backs(actor=None, before=before)


def follow(rows: Collection[tuple[str, int]]) -> None:
    """After a deed on items of an agenda, let what must be reported back go along with those that were carried over."""
    items = [pk for kind, pk in rows if kind == "consultation.agendaitem"]
    if items:
        follow_items(actor=None, items=items)


def reminded(now: dt.datetime) -> str:
    """Remind whoever carries action points that are due."""
    return f"reminders of action points: {remind_points(actor=None, now=now)}"


def reads_kept(now: dt.datetime) -> str:
    """Take over when calendar programs read along."""
    return f"calendar feeds read: {keep_last_reads(actor=None)}"


def point_url(region: Region, pk: int) -> str:
    """The list of action points, at the point."""
    there = ActionPoint.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return f"{reverse('consultation:points', args=[region.slug])}?state=all#point-{pk}" if there else ""


def report_back_url(region: Region, pk: int) -> str:
    """The page of a report-back."""
    there = ReportBack.objects.filter(region=region, pk=pk, removed_at__isnull=True).exists()
    return reverse("consultation:report-back", args=[region.slug, pk]) if there else ""


def kept_about(person: Any) -> dict[str, Any]:
    """The action points on somebody's name and the addresses of their calendar, for the export of what we keep."""
    points = ActionPoint.objects.filter(user=person.pk).order_by("pk")
    feeds = CalendarFeed.objects.filter(user=person.pk).order_by("pk")
    return {
        "points": list(points.values("what", "due_on", "state", "result", "region__name")),
        "gets_reminders": not are_off(digest_of(person.email)),
        "calendar_addresses": list(feeds.values("scope", "made_at", "last_read_at", "withdrawn_at", "region__name")),
    }


def reminders_of(person: Any) -> list[Block]:
    """Whether somebody is reminded of what was agreed with them."""
    off = are_off(digest_of(person.email))
    if is_mailed([person.pk], POINT):
        return []
    template = "consultation/_account_reminders.html"
    return [Block("me", _("Reminders of action points"), template=template, data={"off": off})]


def hand_over() -> None:
    """Put everything in its slot."""
    registry.removed_rows.register("consultation.actionpoint", removed_points)
    registry.restorers.register("consultation.actionpoint", put_back_point)
    registry.purgers.register("consultation.actionpoint", purged_points)
    registry.removed_rows.register("consultation.reportback", removed_report_backs)
    registry.restorers.register("consultation.reportback", put_back_report_back)
    registry.purgers.register("consultation.reportback", purged_report_backs)
    registry.followers.register("consultation.promises", follow)
    registry.journal_urls.register("consultation.actionpoint", point_url)
    registry.journal_urls.register("consultation.reportback", report_back_url)
    registry.account_blocks.register("reminders of action points", reminders_of)
    registry.personal_data.register("action points and calendar", kept_about)
    registry.ticks.register("action points", reminded)
    registry.ticks.register("calendar feeds", reads_kept)

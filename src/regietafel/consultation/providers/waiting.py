"""What of consultation waits for one person: points, minutes, invitations, report-backs, proposals; and texts that call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.attention import texts
from regietafel.attention.sources import Source, Waiting, sources
from regietafel.consultation.models import ActionPoint, Meeting, Passage, Remark
from regietafel.consultation.operations.reminders import POINT
from regietafel.consultation.providers.start import name_of
from regietafel.consultation.queries import start_page as found
from regietafel.consultation.queries.agenda import proposals_waiting
from regietafel.consultation.queries.minutes import minutes_visible_to
from regietafel.consultation.queries.promise_lists import report_backs_of
from regietafel.consultation.queries.report_backs import open_report_backs
from regietafel.consultation.queries.visible import action_points_visible_to
from regietafel.territories.models import Region

NEAR = dt.timedelta(days=7)
AGAIN = dt.timedelta(days=28)
"""After so long a point that is still late is told once more."""


def points(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Own action points that are due within a week, or late."""
    here = reverse("consultation:points", args=[region.slug])
    for point in found.my_due_points(user, region, today + NEAR):
        late = (today - (point.due_on or today)).days
        state = f"late-{late // AGAIN.days}" if late > 0 else "near"
        yield Waiting(
            key=f"consultation.point:{point.pk}:{state}",
            text=point.what,
            url=f"{here}?mine=1#point-{point.pk}",
            note=str(point.body or ""),
            due=point.due_on,
        )


def minutes(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Minutes on which the reader may remark; for the team those to send, and those with remarks to answer."""
    if not user.has_perm("consultation.keep_promises", region):
        for one in found.minutes_to_read(user, region, today):
            yield Waiting(
                key=f"consultation.minutes:{one.pk}:read",
                text=_("%(meeting)s: remarks on the minutes") % {"meeting": name_of(one)},
                url=reverse("consultation:minutes-read", args=[region.slug, one.pk]),
                due=one.remarks_until,
            )
        return
    for one in found.minutes_with_remarks(user, region):
        yield Waiting(
            key=f"consultation.minutes:{one.pk}:remarks:{one.remarks_until}",
            text=_("%(meeting)s: answer the remarks") % {"meeting": name_of(one)},
            url=reverse("consultation:minutes-read", args=[region.slug, one.pk]),
            since=one.on,
        )
    for one in found.minutes_to_send(user, region, today):
        yield Waiting(
            key=f"consultation.minutes:{one.pk}:send",
            text=_("%(meeting)s: send the minutes") % {"meeting": name_of(one)},
            url=reverse("consultation:meeting", args=[region.slug, one.pk]),
            since=one.on,
        )


def invitations(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """Meetings to which the reader was invited and did not answer."""
    for one in found.my_invitations(user, region, today):
        yield Waiting(
            key=f"consultation.invitee:{one.pk}",
            text=_("%(meeting)s: do you come?") % {"meeting": name_of(one.meeting)},
            url=reverse("consultation:meeting", args=[region.slug, one.meeting_id]),
            due=one.meeting.on,
        )


def report_backs(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For the team: what somebody should have heard by now."""
    if not user.has_perm("consultation.keep_promises", region):
        return
    rows = open_report_backs(report_backs_of(user, region), today).filter(is_overdue=True)
    for one in rows.select_related("body"):
        yield Waiting(
            key=f"consultation.reportback:{one.pk}",
            text=one.what,
            url=reverse("consultation:report-back", args=[region.slug, one.pk]),
            note=str(one.body or ""),
            due=one.due_on,
        )


def proposals(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For who runs the meetings: items that members proposed."""
    if not user.has_perm("consultation.keep_promises", region):
        return
    for item in proposals_waiting(user, region):
        assert item.meeting is not None, "a proposal for a meeting has one"
        yield Waiting(
            key=f"consultation.proposal:{item.pk}",
            text=_("%(item)s: on the agenda?") % {"item": item.title},
            url=reverse("consultation:meeting", args=[region.slug, item.meeting_id]),
            note=name_of(item.meeting),
            due=item.meeting.on,
        )


def minutes_said(pk: int) -> texts.Spoken | None:
    """What stands in the minutes of a meeting. While they are written they call nobody but the team, who reads them."""
    meeting = Meeting.objects.filter(pk=pk).select_related("body__region").first()
    if meeting is None:
        return None
    passages = Passage.objects.filter(item__meeting=meeting, item__removed_at__isnull=True)
    return said_at(meeting, "\n".join(passages.order_by("item__order", "order", "pk").values_list("text", flat=True)))


def remark_said(pk: int) -> texts.Spoken | None:
    """What somebody wants changed in minutes."""
    row = Remark.objects.filter(pk=pk).select_related("meeting__body__region").first()
    return said_at(row.meeting, row.text) if row else None


def said_at(meeting: Meeting, text: str) -> texts.Spoken | None:
    """A text of a meeting, for who reads its minutes."""
    if meeting.is_removed:
        return None
    region = meeting.body.region
    return texts.Spoken(
        region=region,
        text=text,
        label=name_of(meeting),
        url=reverse("consultation:minutes-read", args=[region.slug, meeting.pk]),
        seen_by=lambda user: minutes_visible_to(user).filter(pk=meeting.pk).exists(),
    )


def point_said(pk: int) -> texts.Spoken | None:
    """What was agreed that somebody does."""
    row = ActionPoint.objects.filter(pk=pk, removed_at__isnull=True).select_related("region").first()
    if row is None:
        return None
    return texts.Spoken(
        region=row.region,
        text=f"{row.what}\n{row.result}",
        label=row.what,
        url=f"{reverse('consultation:points', args=[row.region.slug])}?state=all#point-{pk}",
        seen_by=lambda user: action_points_visible_to(user).filter(pk=pk).exists(),
    )


def hand_over() -> None:
    """Hand over the lines and the texts."""
    sources.register(Source(POINT, gettext_lazy("My action points"), points, order=10))
    sources.register(Source("invitation", gettext_lazy("Invitations"), invitations, order=15))
    sources.register(Source("minutes", gettext_lazy("Minutes that wait"), minutes, order=20))
    sources.register(Source("proposal", gettext_lazy("Proposed for an agenda"), proposals, order=25))
    sources.register(Source("report_back", gettext_lazy("Report-backs that are late"), report_backs, order=30))
    texts.register("consultation.meeting", minutes_said)
    texts.register("consultation.remark", remark_said)
    texts.register("consultation.actionpoint", point_said)

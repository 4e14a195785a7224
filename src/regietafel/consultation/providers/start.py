"""What consultation says on the first screen: this week, what waits for whom. Every figure leads to what it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.consultation.models import Event, Meeting
from regietafel.consultation.queries import start_page as found
from regietafel.core import registry
from regietafel.core.registry import Block, Line
from regietafel.territories.models import Region

MOST = 6


def start_blocks(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """Each role what concerns it: the team all of the region, the network its own tables."""
    if not user.has_perm("consultation.view_bodies", region):
        return
    yield from week(user, region, today)
    in_team = user.has_perm("consultation.keep_promises", region)
    yield from minutes(user, region, today, in_team)
    yield from promises(user, region, today, in_team)
    yield from invitations(user, region, today, in_team)
    yield from norms(user, region, today, in_team)


def page_of(region: Region, meeting: Meeting) -> str:
    """The page of a meeting."""
    return reverse("consultation:meeting", args=[region.slug, meeting.pk])


def name_of(meeting: Meeting) -> str:
    """What a meeting is called in a few words: its body and day."""
    return f"{meeting.body.short_name or meeting.body.name}, {formats.date_format(meeting.on, 'j F')}"


def at(row: Meeting | Event) -> str:
    """The day and the hour, as short as they can be."""
    day = formats.date_format(row.on, "D j F")
    return f"{day} {formats.time_format(row.starts_at, 'G.i')}" if row.starts_at else day


def some(lines: Iterable[Line], url: str) -> list[Line]:
    """The first few, and where the rest stands."""
    every = list(lines)
    rest = len(every) - MOST
    if rest <= 0:
        return every
    return [*every[:MOST], Line(ngettext("and %(count)s more", "and %(count)s more", rest) % {"count": rest}, url)]


def week(user: Any, region: Region, today: dt.date) -> Iterator[Block]:
    """The meetings and events of this week, in the order of the day."""
    shown = found.this_week(user, region, today)
    rows: list[Meeting | Event] = [*shown.meetings, *shown.events]
    rows.sort(key=lambda row: (row.on, row.starts_at or dt.time()))
    calendar = reverse("consultation:calendar", args=[region.slug])
    lines = [
        Line(f"{at(row)} {row.body.short_name or row.body.name}", page_of(region, row))
        if isinstance(row, Meeting)
        else Line(f"{at(row)} {row.title}", reverse("consultation:event", args=[region.slug, row.slug]))
        for row in rows
    ]
    if lines:
        yield Block("week", _("Meetings and events"), some(lines, calendar), order=10)
    else:
        yield Block("week", _("Meetings and events"), [Line(_("Nothing this week"), calendar)], order=10)


def minutes(user: Any, region: Region, today: dt.date, in_team: bool) -> Iterator[Block]:
    """Minutes that wait for who looks: to send and to answer for the team, to read for the network."""
    everything = reverse("consultation:meetings", args=[region.slug])
    if in_team:
        lines = [
            Line(_("%(meeting)s: send the minutes") % {"meeting": name_of(one)}, page_of(region, one))
            for one in found.minutes_to_send(user, region, today)
        ]
        lines += [
            Line(_("%(meeting)s: answer the remarks") % {"meeting": name_of(one)}, page_of(region, one))
            for one in found.minutes_with_remarks(user, region)
        ]
    else:
        lines = [
            Line(
                _("%(meeting)s: remarks until %(day)s")
                % {"meeting": name_of(one), "day": formats.date_format(one.remarks_until or one.on, "j F")},
                page_of(region, one),
            )
            for one in found.minutes_to_read(user, region, today)
        ]
    if lines:
        yield Block("me", _("Minutes"), some(lines, everything), order=30)


def promises(user: Any, region: Region, today: dt.date, in_team: bool) -> Iterator[Block]:
    """Report-backs that somebody must still hear, and action points that are open; what is late is said first."""
    if in_team:
        backs = found.report_backs_tally(user, region, today)
        lines = promised(
            backs,
            reverse("consultation:report-backs", args=[region.slug]),
            ngettext("%(count)s report-back overdue", "%(count)s report-backs overdue", backs.late),
            ngettext("%(count)s report-back open", "%(count)s report-backs open", backs.count),
        )
        if lines:
            yield Block("me", _("Report-back"), lines, order=31)
    points = found.open_points_tally(user, region, today, mine=True)
    here = reverse("consultation:points", args=[region.slug])
    lines = promised(
        points,
        f"{here}?mine=1",
        ngettext("%(count)s of my action points overdue", "%(count)s of my action points overdue", points.late),
        ngettext("%(count)s of my action points open", "%(count)s of my action points open", points.count),
    )
    if lines:
        yield Block("me", _("My action points"), lines, order=32)
    if in_team:
        every = found.open_points_tally(user, region, today, mine=False)
        if every.late:
            text = ngettext("%(count)s action point overdue", "%(count)s action points overdue", every.late)
            line = Line(text % {"count": every.late}, f"{here}?state=overdue", tone="bad", count=every.late)
            yield Block("others", _("Action points"), [line], order=30)


def promised(tally: found.Tally, url: str, late: str, still: str) -> list[Line]:
    """The figures of a list: what is late with its own address, then all that is open."""
    lines = []
    join = "&" if "?" in url else "?"
    if tally.late:
        lines.append(Line(late % {"count": tally.late}, f"{url}{join}state=overdue", tone="bad", count=tally.late))
    if tally.count:
        lines.append(Line(still % {"count": tally.count}, url, count=tally.count))
    return lines


def invitations(user: Any, region: Region, today: dt.date, in_team: bool) -> Iterator[Block]:
    """Coming meetings that wait for answers: of others for the team, and one's own."""
    everything = reverse("consultation:calendar", args=[region.slug])
    if in_team:
        lines = []
        for one in found.unanswered(user, region, today):
            text = ngettext(
                "%(meeting)s: %(count)s without answer", "%(meeting)s: %(count)s without answer", one.waiting
            )
            words = {"meeting": name_of(one), "count": one.waiting}
            lines.append(Line(text % words, page_of(region, one), count=one.waiting))
        if lines:
            yield Block("others", _("Invitations without answer"), some(lines, everything), order=31)
    mine = [
        Line(_("%(meeting)s: do you come?") % {"meeting": name_of(one.meeting)}, page_of(region, one.meeting))
        for one in found.my_invitations(user, region, today)
    ]
    if mine:
        yield Block("me", _("Invitations"), some(mine, everything), order=33)


def norms(user: Any, region: Region, today: dt.date, in_team: bool) -> Iterator[Block]:
    """How often each body met this year, beside its norm; what cannot be judged is left out."""
    rows = found.norms_this_year(user, region, today, drafts=in_team)
    if rows:
        title = _("Consultation in %(year)s") % {"year": today.year}
        yield Block("state", title, order=12, template="consultation/_start_norms.html", data={"rows": rows})


def hand_over() -> None:
    """Put it in its slot."""
    registry.start_blocks.register("consultation", start_blocks)

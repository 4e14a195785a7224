"""The minutes of a meeting as one structure: the page, the Word file and the PDF all say what stands here and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.formats import date_format, time_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.consultation.lifecycle import MINUTES_READABLE
from regietafel.consultation.models import (
    TOOK_PLACE,
    ActionPoint,
    Addendum,
    AgendaItem,
    Meeting,
    MeetingState,
    Passage,
    Presence,
    ProposalState,
    ReportBack,
)
from regietafel.consultation.queries.attending import Chair, chairs_of
from regietafel.consultation.queries.minute_names import name_in
from regietafel.consultation.queries.visible import meetings_visible_to
from regietafel.people.queries import team_regions

NO_MINUTES = (MeetingState.DRAFT, MeetingState.CANCELLED)
LISTED = (Presence.PRESENT, Presence.GUEST, Presence.EXCUSED, Presence.ABSENT)


def minutes_visible_to(user: Any) -> QuerySet[Meeting]:
    """The meetings of which somebody reads the minutes: the team always, the table once they were sent, others never."""
    found = meetings_visible_to(user).exclude(state__in=NO_MINUTES)
    return found.filter(Q(body__region__in=team_regions(user)) | Q(state__in=MINUTES_READABLE))


@dataclass(frozen=True)
class Said:
    """One thing under an item; ``label`` is empty for plain text."""

    kind: str
    label: str
    paragraphs: list[str]


@dataclass(frozen=True)
class MinutedItem:
    """An item with all that was written under it."""

    number: int
    title: str
    purpose: str
    presenter: str
    said: list[Said]
    pk: int


@dataclass(frozen=True)
class Group:
    """Those of one kind of presence, each in one line."""

    presence: str
    label: str
    lines: list[str]

    @property
    def heading(self) -> str:
        """The word with the number behind it."""
        return f"{self.label[:1].upper()}{self.label[1:]} ({len(self.lines)})"


@dataclass(frozen=True)
class Correction:
    """A correction of minutes that were locked."""

    day: str
    paragraphs: list[str]


@dataclass(frozen=True)
class Minutes:
    """Everything that the minutes say."""

    meeting: Meeting
    title: str
    body: str
    when: str
    where: str
    standing: str
    groups: list[Group] = field(default_factory=list)
    heads: str = ""
    items: list[MinutedItem] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not any(item.said for item in self.items)


def minutes_of(meeting: Meeting) -> Minutes:
    """The minutes as they stand now; the meeting has its body at hand."""
    names = [name_in(meeting, one) for one in (meeting.body, *meeting.joint_with.all())]
    return Minutes(
        meeting=meeting,
        title=meeting.title or name_in(meeting, meeting.body),
        body=_(" and ").join(names),
        when=moment_of(meeting),
        where=meeting.place or (_("online") if meeting.online_url else ""),
        standing=standing_of(meeting),
        groups=groups_of(chairs_of(meeting)),
        heads=heads_of(meeting),
        items=[minuted(meeting, number, item) for number, item in enumerate(items_of(meeting), start=1)],
        corrections=[
            Correction(long_day(localdate(one.added_at)), paragraphs_of(one.text))
            for one in Addendum.objects.filter(meeting=meeting)
        ],
    )


def moment_of(meeting: Meeting) -> str:
    """The day and the hours in words."""
    if meeting.starts_at is None:
        return str(meeting.when)
    hours = time_format(meeting.starts_at, "G.i")
    if meeting.ends_at is None:
        return _("%(day)s, %(from)s") % {"day": meeting.when, "from": hours}
    return _("%(day)s, %(from)s to %(until)s") % {
        "day": meeting.when,
        "from": hours,
        "until": time_format(meeting.ends_at, "G.i"),
    }


def standing_of(meeting: Meeting) -> str:
    """How far the minutes are, in one sentence."""
    if meeting.state == MeetingState.MINUTES_SENT and meeting.remarks_until:
        return _("Draft: remarks are welcome until %(day)s.") % {"day": long_day(meeting.remarks_until)}
    if meeting.state in {MeetingState.APPROVED, MeetingState.LOCKED} and meeting.approved_on:
        if meeting.approved_in:
            return _("Approved at the meeting of %(day)s.") % {"day": long_day(meeting.approved_on)}
        return _("Approved on %(day)s.") % {"day": long_day(meeting.approved_on)}
    return _("Notes of the team, not sent yet.")


def long_day(day: dt.date) -> str:
    """A date as it is said."""
    return date_format(day, "j F Y")


def heads_of(meeting: Meeting) -> str:
    """How many were there, if somebody said so."""
    if meeting.head_count is None:
        return ""
    if meeting.head_count_about:
        return _("About %(count)s present") % {"count": meeting.head_count}
    return ngettext("%(count)s present", "%(count)s present", meeting.head_count) % {"count": meeting.head_count}


def groups_of(chairs: Iterable[Chair]) -> list[Group]:
    """Who was there, who sent word, who did not come, and guests; a group of nobody is left out."""
    lines: dict[str, list[str]] = {}
    for chair in chairs:
        if chair.counts_as:
            lines.setdefault(chair.counts_as, []).append(line_of(chair))
    return [Group(one, str(one.label), lines[one]) for one in LISTED if one in lines]


def line_of(chair: Chair) -> str:
    """Somebody in one line: for whom, who, and in whose place."""
    if chair.replaces:
        return _("%(who)s, replacing %(whom)s") % {"who": chair.title, "whom": chair.replaces}
    return chair.title


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The items in their order, with what was written under each; four queries whatever their number."""
    standing = AgendaItem.objects.filter(meeting=meeting, removed_at__isnull=True, proposal=ProposalState.ACCEPTED)
    points = ActionPoint.objects.filter(removed_at__isnull=True).select_related("user", "organisation")
    backs = ReportBack.objects.filter(removed_at__isnull=True).select_related("to_body", "to_organisation")
    return list(
        standing.order_by("order", "pk").prefetch_related(
            Prefetch("passages", queryset=Passage.objects.order_by("order", "pk")),
            Prefetch("action_points", queryset=points.order_by("pk")),
            Prefetch("report_backs", queryset=backs.order_by("pk")),
        )
    )


def minuted(meeting: Meeting, number: int, item: AgendaItem) -> MinutedItem:
    """An item as the minutes tell it: text and decisions in the order of writing, then what was promised."""
    said = [
        Said(one.kind, "" if one.kind == "text" else _("Decision"), paragraphs_of(one.text))
        for one in item.passages.all()
        if one.text.strip()
    ]
    said += [Said("point", _("Action point"), [told_point(meeting, one)]) for one in item.action_points.all()]
    said += [Said("back", _("Report-back"), [told_back(meeting, one)]) for one in item.report_backs.all()]
    return MinutedItem(number, item.title, str(item.get_purpose_display()), item.presenter, said, item.pk)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text; an empty line begins a new one, a single break stays."""
    return [part.strip("\n") for part in text.strip().split("\n\n") if part.strip()]


def told_point(meeting: Meeting, point: ActionPoint) -> str:
    """An action point in one line: what, who, by when."""
    parts = [point.what]
    carrier = point.who or (str(point.user) if point.user else name_in(meeting, point.organisation))
    if carrier:
        parts.append(carrier)
    if point.due_on:
        parts.append(_("by %(day)s") % {"day": long_day(point.due_on)})
    return " – ".join(parts)


def told_back(meeting: Meeting, back: ReportBack) -> str:
    """A report-back in one line: what, to whom, by when."""
    parts = [back.what, _("to %(whom)s") % {"whom": receiver_of(meeting, back)}]
    if back.due_on:
        parts.append(_("by %(day)s") % {"day": long_day(back.due_on)})
    return " – ".join(parts)


def receiver_of(meeting: Meeting, back: ReportBack) -> str:
    """Who has to hear it, in words."""
    return _("all municipalities") if back.to_municipalities else name_in(meeting, back.to_body or back.to_organisation)


def later_meetings(user: Any, meeting: Meeting, today: dt.date) -> QuerySet[Meeting]:
    """At which meetings the minutes may have been approved: later ones of the same body that took place, the first on top."""
    found = meetings_visible_to(user).filter(body=meeting.body_id, on__gt=meeting.on, on__lte=today)
    return found.filter(state__in=TOOK_PLACE).select_related("body").order_by("on", "pk")

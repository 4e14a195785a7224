"""The agenda as words on paper: what the PDF, the print view and the mail say is said here, once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from regietafel.consultation.models import AgendaItem, Meeting
from regietafel.consultation.queries.agenda import agenda_of
from regietafel.core.hours import said_hour

TEMPLATE = "consultation/typeset/agenda.typ"


@dataclass(frozen=True)
class PaperItem:
    """One item as it is read."""

    number: int
    title: str
    details: str
    explanation: str
    links: list[str]
    begins: str


def hours_of(meeting: Meeting) -> str:
    """From and until, in words."""
    if meeting.starts_at is None:
        return ""
    if meeting.ends_at is None:
        return _("from %(from)s") % {"from": said_hour(meeting.starts_at)}
    return _("%(from)s to %(until)s") % {"from": said_hour(meeting.starts_at), "until": said_hour(meeting.ends_at)}


def facts_of(meeting: Meeting) -> list[tuple[str, str]]:
    """When and where, and with whom, as terms and values; what is not known has no value."""
    when = ", ".join(part for part in (str(meeting.when), hours_of(meeting)) if part)
    partners = ", ".join(str(body) for body in meeting.joint_with.all())
    return [
        (_("When"), when),
        (_("Where"), meeting.place),
        (_("Online"), meeting.online_url),
        (_("Together with"), partners),
    ]


def items_on_paper(meeting: Meeting) -> list[PaperItem]:
    """The agenda as it is read, each item with the hour at which it begins if all before it say how long they take."""
    at = meeting.begins
    found = []
    for number, item in enumerate(agenda_of(meeting), start=1):
        begins = said_hour(at.time()) if at else ""
        found.append(
            PaperItem(
                number=number,
                title=item.title,
                details=details_of(item),
                explanation=item.explanation,
                links=[str(action) for action in item.actions.all()],
                begins=begins,
            )
        )
        at = at + dt.timedelta(minutes=item.minutes_planned) if at and item.minutes_planned else None
    return found


def details_of(item: AgendaItem) -> str:
    """What is asked of the table, how long it takes, and who presents it."""
    count = item.minutes_planned
    minutes = ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count} if count else ""
    return " · ".join(part for part in (str(item.get_purpose_display()), minutes, item.presenter) if part)


def agenda_text(meeting: Meeting) -> str:
    """The agenda as plain text, for a mail or a calendar."""
    lines = []
    for item in items_on_paper(meeting):
        lines.append(f"{item.number}. {item.title} ({item.details})")
        if item.explanation:
            lines.extend(f"   {line}" for line in item.explanation.splitlines())
    return "\n".join(lines)


def paper_of(meeting: Meeting) -> dict[str, Any]:
    """What the template of the PDF is given."""
    return {
        "title": f"{meeting.body}: {meeting.title}" if meeting.title else str(meeting.body),
        "about": f"{meeting.body}, {meeting.when}",
        "lang": (get_language() or "nl")[:2],
        "page_words": _("page {page} of {pages}"),
        "kind": str(meeting.body.region),
        "facts": [list(row) for row in facts_of(meeting)],
        "note": meeting.note,
        "agenda_words": _("Agenda"),
        "empty_words": _("Nothing is on the agenda yet."),
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "details": " · ".join(part for part in (item.begins, item.details) if part),
                "explanation": item.explanation,
                "links": item.links,
            }
            for item in items_on_paper(meeting)
        ],
    }

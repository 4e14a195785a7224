"""The minutes on paper: what the template of the PDF is given, from the same structure as the page and the Word file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from regietafel.consultation.queries.minutes import Minutes
from regietafel.core.typeset import pdf_of

TEMPLATE = "consultation/typeset/minutes.typ"


def minutes_as_pdf(minutes: Minutes) -> bytes:
    """The file itself; minutes that did not change give the same bytes."""
    return pdf_of(TEMPLATE, paper_of(minutes), at=minutes.meeting.changed_at)


def paper_of(minutes: Minutes) -> dict[str, Any]:
    """Everything that stands on paper, in words."""
    return {
        "title": _("Minutes: %(title)s") % {"title": minutes.title},
        "about": f"{minutes.body}, {minutes.when}",
        "lang": (get_language() or "nl")[:2],
        "page_words": _("page {page} of {pages}"),
        "kind": str(minutes.meeting.body.region),
        "facts": [[_("Body"), minutes.body], [_("When"), minutes.when], [_("Where"), minutes.where]],
        "standing": minutes.standing,
        "attendance_words": _("Attendance"),
        "heads": minutes.heads,
        "groups": [{"heading": group.heading, "lines": group.lines} for group in minutes.groups],
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "said": [{"label": said.label, "paragraphs": said.paragraphs} for said in item.said],
            }
            for item in minutes.items
        ],
        "corrections_words": _("Corrections"),
        "corrections": [
            {"heading": _("Added on %(day)s") % {"day": one.day}, "paragraphs": one.paragraphs}
            for one in minutes.corrections
        ],
    }

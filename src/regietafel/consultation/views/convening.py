"""Asking people to a meeting, calling it off, and letting it take place after all."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.convening import CancelForm, ConveneForm
from regietafel.consultation.models import Meeting, MeetingState
from regietafel.consultation.operations import inviting_mail as mail
from regietafel.consultation.operations.convening import Guest, ask_more, cancel_meeting, convene, uncancel_meeting
from regietafel.consultation.queries.inviting import answers_in, invitees_of, seats_to_ask, told_of
from regietafel.consultation.views.meeting_load import at_meeting, get_meeting_or_404, meeting_crumbs, meeting_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, edit_with_form
from regietafel.people.queries import person_of


def invitees_block(request: HttpRequest, meeting: Meeting) -> dict[str, Any] | None:
    """How many come: for who runs the meeting with their names, for the table only the number."""
    invitees = invitees_of(meeting)
    runs = request.user.has_perm("consultation.run_meetings", meeting)
    if not invitees and not (runs and meeting.state == MeetingState.CONVENED):
        return None
    return {
        "answers": answers_in(invitees),
        "invitees": invitees if runs else [],
        "runs": runs,
        "is_open": meeting.state == MeetingState.CONVENED,
    }


def preview_of(meeting: Meeting) -> dict[str, str]:
    """The mail as it will read, with a link that is not given yet."""
    with translation.override(mail.LANGUAGE):
        link = _("(here comes the link to answer)")
        text = mail.text_of(meeting, mail.ASKED, name=_("(name)"), link=link)
        return {"subject": mail.subject_of(meeting, mail.ASKED), "text": text}


def asked_words(meeting: Meeting, before: int) -> str:
    """How many got a mail just now."""
    sent = len(told_of(meeting)) - before
    if not sent:
        return _("Convened. Nobody got a mail: no address was chosen.")
    return ngettext(
        "Convened. One person gets the invitation by mail.",
        "Convened. %(count)s people get the invitation by mail.",
        sent,
    ) % {"count": sent}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def invite(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Look who is asked and what they read, and ask them; of a meeting that is convened already, ask more people."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    asked, before = seats_to_ask(meeting), len(told_of(meeting))

    def save(values: dict[str, Any], version: int) -> Meeting:
        seats = values.get("seats", [])
        guests = [Guest(name, email) for name, email in values["guests"]]
        person = person_of(request)
        if meeting.state == MeetingState.CONVENED:
            return ask_more(actor=person, meeting=meeting, seats=seats, guests=guests, version=version)
        moments: dict[str, Any] = {"now": timezone.now(), "today": timezone.localdate()}
        return convene(actor=person, meeting=meeting, seats=seats, guests=guests, version=version, **moments)

    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda _row, data: ConveneForm(data, asked=asked),
        save=save,
        saved=lambda there: at_meeting(request, there, asked_words(there, before), anchor="invitees"),
        template="consultation/meeting_convene.html",
        context={
            "meeting": meeting,
            "without": sum(1 for one in asked if not one.email),
            "preview": preview_of(meeting),
            "crumbs": meeting_crumbs(meeting),
            "cancel": meeting_url(meeting),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def cancel(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Call a meeting off, with the reason that everybody who was asked reads."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    told = len(told_of(meeting))

    def saved(there: Meeting) -> HttpResponse:
        text = ngettext("Cancelled. One person gets a mail.", "Cancelled. %(count)s people get a mail.", told) % {
            "count": told
        }
        return at_meeting(request, there, text if told else _("Cancelled. Nobody had to be told."))

    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda row, data: CancelForm(data, initial={"because": row.cancelled_because}),
        save=lambda values, version: cancel_meeting(
            actor=person_of(request), meeting=meeting, version=version, today=timezone.localdate(), **values
        ),
        saved=saved,
        template="consultation/meeting_cancel.html",
        context={"meeting": meeting, "told": told, "crumbs": meeting_crumbs(meeting), "cancel": meeting_url(meeting)},
    )


@require_POST
@permitted("consultation.run_meetings")
def uncancel(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Let a meeting take place after all."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    return act(
        request,
        do=lambda: uncancel_meeting(actor=person_of(request), meeting=meeting, today=timezone.localdate()),
        done=lambda there: at_meeting(request, there, _("It takes place after all. Whoever was told hears of it.")),
        otherwise=meeting_url(meeting),
    )

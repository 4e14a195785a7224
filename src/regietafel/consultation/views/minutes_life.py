"""The steps in the life of minutes: send, approve, lock, back, and a correction beside them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.minutes import AddendumForm, ApproveForm, ReasonForm, SendForm
from regietafel.consultation.models import Addendum, Meeting
from regietafel.consultation.operations import minutes_life as life
from regietafel.consultation.queries.minute_readers import readers_of
from regietafel.consultation.queries.minutes import later_meetings
from regietafel.consultation.views.minutes_load import address, crumbs_to, get_meeting_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import person_of


def frame(meeting: Meeting, heading: str, submit: str, **more: Any) -> dict[str, Any]:
    """What a page with the form of one step needs."""
    return {
        "meeting": meeting,
        "heading": heading,
        "submit": submit,
        "cancel": address(meeting, "minutes-read"),
        "crumbs": crumbs_to(meeting, inside=True),
        **more,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def send(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Send the minutes for remarks; who gets them stands on the page before anything leaves."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)

    def save(values: dict[str, Any], version: int) -> int:
        now = timezone.now()
        return life.send_minutes(
            actor=person_of(request),
            meeting=meeting,
            now=now,
            today=timezone.localdate(now),
            version=version,
            **values,
        )

    def saved(count: int) -> HttpResponse:
        text = ngettext("%(count)s mail is on its way.", "%(count)s mails are on their way.", count)
        done(request, text % {"count": count})
        return redirect(address(meeting, "minutes-read"))

    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda _row, data: SendForm(data, today=timezone.localdate()),
        save=save,
        saved=saved,
        template="consultation/minutes_send.html",
        context=frame(meeting, _("Send the minutes for remarks"), _("Send"), readers=readers_of(meeting)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def approve(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say when the minutes were approved."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    later = list(later_meetings(request.user, meeting, timezone.localdate()))

    def save(values: dict[str, Any], version: int) -> Meeting:
        today = timezone.localdate()
        return life.approve_minutes(actor=person_of(request), meeting=meeting, today=today, version=version, **values)

    def saved(_meeting: Meeting) -> HttpResponse:
        done(request, _("The minutes are approved. Lock them when nothing has to change any more."))
        return redirect(address(meeting, "minutes-read"))

    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda _row, data: ApproveForm(data, later=later),
        save=save,
        saved=saved,
        template="consultation/minutes_form.html",
        context=frame(meeting, _("Approve the minutes"), _("Approve")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def back(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take the last step back, with the reason."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)

    def save(values: dict[str, Any], version: int) -> Meeting:
        return life.step_back(actor=person_of(request), meeting=meeting, version=version, **values)

    def saved(_meeting: Meeting) -> HttpResponse:
        done(request, _("The step was taken back. The reason stands in the history."))
        return redirect(address(meeting, "minutes-read"))

    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda _row, data: ReasonForm(data),
        save=save,
        saved=saved,
        template="consultation/minutes_form.html",
        context=frame(meeting, _("Take a step back"), _("Take back")),
    )


@require_POST
@permitted("consultation.run_meetings")
def lock(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Close the minutes for good."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    here = address(meeting, "minutes-read")

    def locked(_meeting: Meeting) -> HttpResponse:
        done(request, _("The minutes are locked. A correction can still be added beside them."))
        return redirect(here)

    return act(
        request,
        do=lambda: life.lock_minutes(actor=person_of(request), meeting=meeting),
        done=locked,
        otherwise=here,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def addendum(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a correction beside minutes that are locked."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)

    def save(values: dict[str, Any]) -> Addendum:
        return life.add_addendum(actor=person_of(request), meeting=meeting, **values)

    def saved(_addendum: Addendum) -> HttpResponse:
        done(request, _("The correction stands below the minutes."))
        return redirect(address(meeting, "minutes-read"))

    return add_with_form(
        request,
        form_of=AddendumForm,
        save=save,
        saved=saved,
        template="consultation/minutes_form.html",
        context=frame(meeting, _("Add a correction"), _("Add")),
    )

"""Meetings: the list, the page of one, and the forms with which it is planned, described and moved."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.consultation.forms.meeting import (
    AboutForm,
    MeetingFilterForm,
    NewMeetingForm,
    WhenWhereForm,
    about_of,
    when_where_of,
)
from regietafel.consultation.lifecycle import MEETING_MOVES, MEETING_OPEN, may_follow
from regietafel.consultation.models import Body, Meeting, MeetingState
from regietafel.consultation.operations.meeting_data import About, WhenWhere
from regietafel.consultation.operations.meetings import add_meeting, edit_meeting, move_meeting
from regietafel.consultation.queries.meetings import (
    MeetingsWanted,
    bodies_of,
    meetings_narrowed,
    meetings_of,
    next_of,
    previous_of,
    years_of,
)
from regietafel.consultation.views.body_load import list_crumbs
from regietafel.consultation.views.meeting_blocks import blocks_of
from regietafel.consultation.views.meeting_load import (
    at_meeting,
    get_meeting_or_404,
    meeting_crumbs,
    meeting_url,
    meetings_crumbs,
)
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.paging import page_of
from regietafel.journal.queries import history_visible_to
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region

PER_PAGE = 50


@require_safe
@permitted("consultation.view_bodies")
def meeting_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The meetings of the region that a person sees, with filters in the address."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.view_bodies", region)
    everything = meetings_of(request.user, region)
    form = MeetingFilterForm(request.GET, bodies=list(bodies_of(request.user, region)), years=years_of(everything))
    form.is_valid()
    wanted = MeetingsWanted(**{name: form.cleaned_data.get(name, "") for name in ("body", "state", "year", "when")})
    today = timezone.localdate()
    found = meetings_narrowed(everything, wanted, today)
    return render(
        request,
        "consultation/meeting_list.html",
        {
            "page": page_of(request, found.prefetch_related("joint_with"), PER_PAGE),
            "filter_form": form,
            "count": found.count(),
            "total": everything.count(),
            "today": today,
            "may_plan": request.user.has_perm("consultation.add_body", region),
            "crumbs": list_crumbs(region),
        },
    )


@require_safe
@permitted("consultation.view_bodies")
def meeting_page(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One meeting: when, where, what is on the table, who comes, and what can be done next."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.view_bodies", meeting.body)
    runs = request.user.has_perm("consultation.run_meetings", meeting)
    return render(
        request,
        "consultation/meeting.html",
        {
            "meeting": meeting,
            "steps": steps_of(meeting) if runs else {},
            "runs": runs,
            "blocks": list(blocks_of(request, meeting)),
            "previous": seen(request, previous_of(meeting)),
            "next": seen(request, next_of(meeting)),
            "history": history_visible_to(request.user, meeting) if runs else [],
            "crumbs": meetings_crumbs(meeting.body.region),
        },
    )


def seen(request: HttpRequest, meeting: Meeting | None) -> Meeting | None:
    """A meeting beside this one, if the person may see it."""
    return meeting and meetings_of(request.user, meeting.body.region).filter(pk=meeting.pk).first()


def steps_of(meeting: Meeting) -> dict[str, bool]:
    """What can be done with a meeting now, for its buttons."""
    today = timezone.localdate()
    state, is_past = meeting.state, meeting.when.first <= today
    return {
        "edit": state in {*MEETING_OPEN, MeetingState.HELD, MeetingState.CANCELLED},
        "move": state in MEETING_OPEN,
        "held": may_follow(MEETING_MOVES, state, MeetingState.HELD) and state in MEETING_OPEN and is_past,
        "convene": state == MeetingState.DRAFT and meeting.on >= today,
        "cancel": state == MeetingState.CONVENED,
        "uncancel": state == MeetingState.CANCELLED,
        "take_back": state == MeetingState.HELD,
        "remove": state == MeetingState.DRAFT,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.add_body")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Plan a meeting; ``?body=`` proposes the body, and with it where it usually meets."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.add_body", region)
    bodies = list(bodies_of(request.user, region))
    proposed = next((body for body in bodies if body.slug == request.GET.get("body")), None)
    initial = {"body": proposed, "place": proposed.place if proposed else ""}
    return add_with_form(
        request,
        form_of=lambda data: NewMeetingForm(data, bodies=bodies, initial=initial),
        save=lambda values: planned(request, values),
        saved=lambda meeting: at_meeting(request, meeting, planned_words(meeting)),
        template="consultation/meeting_add.html",
        context={"bodies": bodies, "proposed": proposed, "crumbs": meetings_crumbs(region), "cancel": way_back(region)},
    )


def way_back(region: Region) -> str:
    """The list of meetings."""
    return reverse("consultation:meetings", args=[region.slug])


def planned(request: HttpRequest, values: dict[str, Any]) -> Meeting:
    """Plan what was typed."""
    body: Body = values["body"]
    return add_meeting(
        actor=person_of(request),
        body=body,
        when_where=when_where_in(values),
        about=about_in(values),
        today=timezone.localdate(),
    )


def when_where_in(values: dict[str, Any]) -> WhenWhere:
    """When and where, out of what was typed."""
    return WhenWhere(**{name: values[name] for name in WhenWhereForm.base_fields})


def about_in(values: dict[str, Any]) -> About:
    """What the meeting is about, out of what was typed."""
    return About(**{name: values[name] for name in AboutForm.base_fields if name in values})


def planned_words(meeting: Meeting) -> str:
    """What happened, and what comes next."""
    return _("Planned as a draft on %(date)s. Nobody hears of it before you convene it.") % {"date": meeting.when}


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what a meeting is called, with whom it is held and what its invitation says."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    partners = list(bodies_of(request.user, meeting.body.region).exclude(pk=meeting.body_id))
    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda row, data: AboutForm(data, partners=partners, initial=about_of(row)),
        save=lambda values, version: edit_meeting(
            actor=person_of(request), meeting=meeting, about=about_in(values), version=version
        ),
        saved=lambda saved: at_meeting(request, saved, _("Saved.")),
        template="consultation/meeting_edit.html",
        context={"meeting": meeting, "crumbs": meeting_crumbs(meeting), "cancel": meeting_url(meeting)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def move(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Move a meeting to another date, hour or place."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda row, data: WhenWhereForm(data, initial=when_where_of(row)),
        save=lambda values, version: move_meeting(
            actor=person_of(request), meeting=meeting, when_where=when_where_in(values), version=version
        ),
        saved=lambda saved: at_meeting(request, saved, _("Moved to %(date)s.") % {"date": saved.when}),
        template="consultation/meeting_move.html",
        context={"meeting": meeting, "crumbs": meeting_crumbs(meeting), "cancel": meeting_url(meeting)},
    )

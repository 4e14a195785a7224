"""The page on which minutes are written while people talk. Without a script each part of it is an ordinary form."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.consultation.forms.minutes import HeadCountForm, ItemForm, NoteForm, PassageForm
from regietafel.consultation.minutes_words import minutes_words
from regietafel.consultation.models import AgendaItem, Meeting, Passage, Presence
from regietafel.consultation.operations.attending import HeadCount, count_heads
from regietafel.consultation.operations.minutes_life import begin_meeting
from regietafel.consultation.operations.passages import note_item, write_passage
from regietafel.consultation.queries.attending import names_of_organisations
from regietafel.consultation.queries.promised import carriers_to_choose, receivers_to_choose
from regietafel.consultation.queries.writing import asks_to_begin, desk_of, may_be_written, passage_of
from regietafel.consultation.views.minutes_load import address, crumbs_to, get_item_or_404, get_meeting_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import person_of


@require_safe
@permitted("consultation.run_meetings")
def write(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Who is there on top, the items below, and under each what was said; saved while one types."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    if not may_be_written(meeting):
        return redirect(address(meeting, "minutes-read")) if meeting.took_place else not_yet(request, meeting)
    return render(
        request,
        "consultation/minutes_write.html",
        {
            "meeting": meeting,
            "desk": desk_of(meeting),
            "asks_to_begin": asks_to_begin(meeting, timezone.localdate()),
            "presences": Presence.choices,
            "organisations": names_of_organisations(meeting),
            "carriers": carriers_to_choose(meeting),
            "receivers": receivers_to_choose(meeting),
            "words": minutes_words(),
            "crumbs": crumbs_to(meeting),
        },
    )


def not_yet(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Why there is nothing to write: the meeting was not convened yet, or was cancelled."""
    return render(request, "consultation/minutes_none.html", {"meeting": meeting, "crumbs": crumbs_to(meeting)})


@require_POST
@permitted("consultation.run_meetings")
def begin(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say that the meeting takes place."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    here = address(meeting, "minutes")

    def begun(_meeting: Meeting) -> HttpResponse:
        done(request, _("The meeting counts as held."))
        return redirect(here)

    return act(
        request,
        do=lambda: begin_meeting(actor=person_of(request), meeting=meeting, today=timezone.localdate()),
        done=begun,
        otherwise=here,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def add_passage(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Write something under an item."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    below = get_item_or_404(meeting, item)

    def save(values: dict[str, Any]) -> Passage:
        key, person = uuid.uuid4(), person_of(request)
        return write_passage(actor=person, meeting=meeting, item=below, client_id=key, version=0, **values)

    return add_with_form(
        request,
        form_of=NoteForm,
        save=save,
        saved=lambda _passage: redirect(f"{address(meeting, 'minutes')}#item-{below.pk}"),
        template="consultation/minutes_form.html",
        context=context_of(meeting, below.title, _("Save")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def edit_passage(request: HttpRequest, region_slug: str, pk: int, passage: int) -> HttpResponse:
    """Change a passage; empty it stays out of the minutes."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = passage_of(meeting, passage)
    if found is None:
        raise Http404("no such passage")
    item = found.item

    def save(values: dict[str, Any], version: int) -> Passage:
        who = person_of(request)
        return write_passage(
            actor=who, meeting=meeting, item=item, client_id=found.client_id, version=version, **values
        )

    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: PassageForm(data, passage=row),
        save=save,
        saved=lambda _passage: redirect(f"{address(meeting, 'minutes')}#item-{item.pk}"),
        template="consultation/minutes_form.html",
        context=context_of(meeting, item.title, _("Save")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def add_item(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Add an item that nobody had foreseen."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)

    def save(values: dict[str, Any]) -> AgendaItem:
        person = person_of(request)
        return note_item(actor=person, meeting=meeting, client_id=uuid.uuid4(), version=0, **values)

    return add_with_form(
        request,
        form_of=ItemForm,
        save=save,
        saved=lambda item: redirect(f"{address(meeting, 'minutes')}#item-{item.pk}"),
        template="consultation/minutes_form.html",
        context=context_of(meeting, _("Another item"), _("Add the item")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def count(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Note how many were there."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)

    def save(values: dict[str, Any], version: int) -> Meeting:
        stands = HeadCount(meeting.head_count, meeting.head_count_about)
        return count_heads(
            actor=person_of(request),
            meeting=meeting,
            heads=HeadCount(**values),
            seen=stands if meeting.version == version else HeadCount(-1),
        )

    return edit_with_form(
        request,
        row=meeting,
        form_of=lambda row, data: HeadCountForm(data, meeting=row),
        save=save,
        saved=lambda _meeting: redirect(address(meeting, "minutes")),
        template="consultation/minutes_form.html",
        context=context_of(meeting, _("How many were there?"), _("Save")),
    )


def context_of(meeting: Meeting, heading: str, submit: str) -> dict[str, Any]:
    """What a page with one small form needs."""
    return {
        "meeting": meeting,
        "heading": heading,
        "submit": submit,
        "cancel": address(meeting, "minutes"),
        "crumbs": crumbs_to(meeting, inside=True),
    }

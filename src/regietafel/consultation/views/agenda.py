"""The agenda of a meeting: its block on the page, and what is done with its items."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.agenda import CarryForm, ItemForm, item_initial
from regietafel.consultation.lifecycle import MEETING_OPEN, MINUTES_OPEN
from regietafel.consultation.models import AgendaItem, Meeting
from regietafel.consultation.operations import agenda as deeds
from regietafel.consultation.queries.agenda import (
    actions_to_link,
    agenda_of,
    agenda_proposals,
    backlog_of,
    item_of,
    minutes_planned,
    minutes_there,
    open_meetings_of,
    proposed_for,
)
from regietafel.consultation.views.meeting_load import at_meeting, get_meeting_or_404, meeting_crumbs, meeting_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.errors import Refusal
from regietafel.core.messages import done
from regietafel.people.queries import person_of


def agenda_block(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """What the page of a meeting shows of its agenda: for who runs it, also what waits and what is proposed."""
    items = agenda_of(meeting)
    runs = request.user.has_perm("consultation.run_meetings", meeting)
    planned, there = minutes_planned(items), minutes_there(meeting)
    is_open = meeting.state in MEETING_OPEN
    return {
        "items": items,
        "minutes": planned,
        "too_long": planned - there if there is not None and planned > there else 0,
        "runs": runs,
        "may_add": runs and meeting.state in {*MEETING_OPEN, *MINUTES_OPEN},
        "is_open": is_open,
        "may_propose": not runs and is_open and request.user.has_perm("consultation.propose_item", meeting),
        "mine": [one for one in proposed_for(meeting) if not runs and one.proposed_by_id == request.user.pk],
        "proposed": proposed_for(meeting) if runs else [],
        "by_itself": agenda_proposals(meeting) if runs else [],
        "backlog": backlog_of(meeting.body) if runs and is_open else [],
    }


def get_item_or_404(meeting: Meeting, item: int, *, in_bin: bool = False) -> AgendaItem:
    """An item of this meeting, or of the backlog of its body."""
    found = item_of(meeting, item, in_bin=in_bin)
    if found is None:
        raise Http404("no such item")
    return found


def back_to(request: HttpRequest, meeting: Meeting, text: str = "", anchor: str = "agenda") -> HttpResponse:
    """The agenda on the page of the meeting."""
    if text:
        done(request, text)
    return redirect(f"{meeting_url(meeting)}#{anchor}")


def item_data(values: dict[str, Any]) -> deeds.ItemData:
    """An item, out of what was typed."""
    return deeds.ItemData(**values)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Add an item to the agenda, or with the other button to the backlog of the body."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    actions = actions_to_link(request.user, meeting.body.region, meeting.on.year)

    def save(values: dict[str, Any]) -> AgendaItem:
        where = None if "backlog" in request.POST else meeting
        return deeds.add_item(actor=person_of(request), body=meeting.body, meeting=where, data=item_data(values))

    def saved(item: AgendaItem) -> HttpResponse:
        if item.meeting_id is None:
            return back_to(request, meeting, _("“%(title)s” waits in the backlog.") % {"title": item})
        if "more" in request.POST:
            done(request, _("“%(title)s” is on the agenda.") % {"title": item})
            return redirect(request.path)
        return back_to(request, meeting, _("“%(title)s” is on the agenda.") % {"title": item}, f"item-{item.pk}")

    return add_with_form(
        request,
        form_of=lambda data: ItemForm(data, actions=actions),
        save=save,
        saved=saved,
        template="consultation/agenda/item_add.html",
        context={"meeting": meeting, "crumbs": meeting_crumbs(meeting), "cancel": meeting_url(meeting)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def edit(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Change an item."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = get_item_or_404(meeting, item)
    actions = actions_to_link(request.user, meeting.body.region, meeting.on.year)
    actions += [one for one in found.actions.all() if one not in actions]
    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: ItemForm(data, actions=actions, initial=item_initial(row)),
        save=lambda values, version: deeds.edit_item(
            actor=person_of(request), item=found, data=item_data(values), version=version
        ),
        saved=lambda saved: back_to(request, meeting, _("Saved."), f"item-{saved.pk}"),
        template="consultation/agenda/item_edit.html",
        context={
            "meeting": meeting,
            "item": found,
            "crumbs": meeting_crumbs(meeting),
            "cancel": meeting_url(meeting),
        },
    )


@require_POST
@permitted("consultation.run_meetings")
def step(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Move an item one place up or down."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = get_item_or_404(meeting, item)
    direction = "up" if request.POST.get("direction") == "up" else "down"
    return act(
        request,
        do=lambda: deeds.step_item(actor=person_of(request), item=found, direction=direction),
        done=lambda _moved: back_to(request, meeting, anchor=f"item-{found.pk}"),
        otherwise=meeting_url(meeting),
    )


@require_POST
@permitted("consultation.run_meetings")
def drop(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put an item that was dragged where it was dropped."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)

    def dropped() -> AgendaItem:
        found, before = (named(meeting, request.POST.get(name, "")) for name in ("item", "before"))
        if found is None:
            raise Refusal(_("This move could not be read. Drag it once more, or use the buttons beside it."))
        return deeds.put_before(actor=person_of(request), item=found, before=before)

    return act(
        request,
        do=dropped,
        done=lambda item: back_to(request, meeting, anchor=f"item-{item.pk}"),
        otherwise=meeting_url(meeting),
    )


def named(meeting: Meeting, key: str) -> AgendaItem | None:
    """The item of a meeting that a form names."""
    is_key = key.isascii() and key.isdigit() and len(key) < 18
    item = item_of(meeting, int(key)) if is_key else None
    return item if item is not None and item.meeting_id is not None else None


@require_POST
@permitted("consultation.run_meetings")
def take(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Put an item of the backlog on this agenda, or push one of the agenda back to the backlog."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = get_item_or_404(meeting, item)
    to = meeting if found.meeting_id is None else None

    def moved(there: AgendaItem) -> HttpResponse:
        text = _("“%(title)s” is on the agenda.") if to else _("“%(title)s” waits in the backlog.")
        return back_to(request, meeting, text % {"title": there})

    return act(
        request,
        do=lambda: deeds.put_on(actor=person_of(request), item=found, meeting=to),
        done=moved,
        otherwise=meeting_url(meeting),
    )


@require_POST
@permitted("consultation.run_meetings")
def standard(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take an item that the house proposes onto the agenda."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    wanted = request.POST.get("standard", "")
    return act(
        request,
        do=lambda: deeds.take_standard_item(actor=person_of(request), meeting=meeting, standard=wanted),
        done=lambda item: back_to(request, meeting, _("“%(title)s” is on the agenda.") % {"title": item}),
        otherwise=meeting_url(meeting),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def carry(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Take an item up once more at a later meeting, or in the backlog."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = get_item_or_404(meeting, item)
    later = list(open_meetings_of(meeting.body).filter(on__gte=meeting.on).exclude(pk=meeting.pk))

    def carried(new: AgendaItem) -> HttpResponse:
        where = new.meeting.when if new.meeting else _("the backlog")
        return at_meeting(
            request, meeting, _("“%(title)s” is carried over to %(where)s.") % {"title": new, "where": where}
        )

    return add_with_form(
        request,
        form_of=lambda data: CarryForm(data, meetings=later),
        save=lambda values: deeds.carry_over(actor=person_of(request), item=found, **values),
        saved=carried,
        template="consultation/agenda/item_carry.html",
        context={
            "meeting": meeting,
            "item": found,
            "crumbs": meeting_crumbs(meeting),
            "cancel": meeting_url(meeting),
        },
    )


@require_POST
@permitted("consultation.run_meetings")
def take_off(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Put an item in the bin; the message carries the way back."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = get_item_or_404(meeting, item, in_bin=True)

    def gone(there: AgendaItem) -> HttpResponse:
        undo = meeting_url(meeting, "agenda-item-restore", there.pk)
        done(request, _("“%(title)s” was taken off.") % {"title": there}, undo=undo)
        return back_to(request, meeting)

    return act(
        request,
        do=lambda: deeds.take_off(actor=person_of(request), item=found, now=timezone.now()),
        done=gone,
        otherwise=meeting_url(meeting),
    )


@require_POST
@permitted("consultation.run_meetings")
def restore(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Take an item out of the bin."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = get_item_or_404(meeting, item, in_bin=True)
    return act(
        request,
        do=lambda: deeds.put_item_back(actor=person_of(request), item=found),
        done=lambda there: back_to(request, meeting, _("“%(title)s” is there again.") % {"title": there}),
        otherwise=meeting_url(meeting),
    )

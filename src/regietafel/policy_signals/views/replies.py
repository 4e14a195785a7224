"""Replies to letters, and all letters of a region with their clocks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.paging import page_of
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.policy_signals.forms.letters import LetterFilterForm, ReplyForm
from regietafel.policy_signals.models import Dossier, Reply
from regietafel.policy_signals.operations.replies import ReplyData, add_reply, drop_reply, edit_reply, restore_reply
from regietafel.policy_signals.queries.letters import letters_in, removed_replies_of
from regietafel.policy_signals.queries.papers import meetings_to_choose
from regietafel.policy_signals.queries.visible import replies_visible_to
from regietafel.policy_signals.views.letters import PLACE, get_letter_or_404
from regietafel.policy_signals.views.load import (
    at_dossier,
    dossier_crumbs,
    dossier_url,
    get_dossier_or_404,
    signal_crumbs,
)


def get_reply_or_404(request: HttpRequest, dossier: Dossier, reply: int) -> Reply:
    """A reply to a letter of the dossier."""
    rows = replies_visible_to(request.user).filter(letter__dossier=dossier).select_related("letter__dossier__region")
    return get_object_or_404(rows, pk=reply)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def add(request: HttpRequest, region_slug: str, pk: int, letter: int) -> HttpResponse:
    """Note what came back."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = get_letter_or_404(request, dossier, letter)
    meetings = meetings_to_choose(request.user, dossier.region)

    def save(values: dict[str, Any]) -> Reply:
        tell, today = values.pop("tell"), timezone.localdate()
        data = ReplyData(**values)
        return add_reply(actor=person_of(request), letter=row, data=data, tell=tell, now=timezone.now(), today=today)

    return add_with_form(
        request,
        form_of=lambda data: ReplyForm(data, today=timezone.localdate(), meetings=meetings),
        save=save,
        saved=lambda _reply: at_dossier(request, dossier, _("The answer is noted."), anchor=PLACE),
        template="policy_signals/letters/reply_form.html",
        context={"dossier": dossier, "letter": row, "crumbs": dossier_crumbs(dossier)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.write_letter")
def edit(request: HttpRequest, region_slug: str, pk: int, reply: int) -> HttpResponse:
    """Put right what was noted of a reply."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = get_reply_or_404(request, dossier, reply)
    meetings = meetings_to_choose(request.user, dossier.region)
    return edit_with_form(
        request,
        row=row,
        form_of=lambda current, data: ReplyForm(data, today=timezone.localdate(), meetings=meetings, reply=current),
        save=lambda values, version: edit_reply(
            actor=person_of(request), reply=row, data=ReplyData(**values), now=timezone.now(), version=version
        ),
        saved=lambda _reply: at_dossier(request, dossier, _("Saved."), anchor=PLACE),
        template="policy_signals/letters/reply_form.html",
        context={"dossier": dossier, "letter": row.letter, "reply": row, "crumbs": dossier_crumbs(dossier)},
    )


@require_POST
@permitted("policy_signals.write_letter")
def drop(request: HttpRequest, region_slug: str, pk: int, reply: int) -> HttpResponse:
    """Put a reply in the bin that was noted by mistake."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = get_reply_or_404(request, dossier, reply)
    undo = reverse("policy_signals:reply-restore", args=[region_slug, pk, reply])
    return act(
        request,
        do=lambda: drop_reply(actor=person_of(request), reply=row, now=timezone.now()),
        done=lambda _reply: at_dossier(request, dossier, _("The answer was removed."), undo=undo, anchor=PLACE),
        otherwise=dossier_url(dossier),
    )


@require_POST
@permitted("policy_signals.write_letter")
def restore(request: HttpRequest, region_slug: str, pk: int, reply: int) -> HttpResponse:
    """Take a reply out of the bin."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.write_letter", dossier)
    row = removed_replies_of(dossier).filter(pk=reply).first()
    if row is None:
        raise Http404("no such reply")
    return act(
        request,
        do=lambda: restore_reply(actor=person_of(request), reply=row, now=timezone.now()),
        done=lambda _reply: at_dossier(request, dossier, _("The answer was put back."), anchor=PLACE),
        otherwise=dossier_url(dossier),
    )


@require_safe
@permitted("policy_signals.view_board")
def letter_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """All letters of the region that left, those that wait longest first."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.view_board", region)
    form = LetterFilterForm(request.GET)
    form.is_valid()
    today, wanted = timezone.localdate(), form.cleaned_data
    rows = letters_in(request.user, region, today, wanted.get("state", ""), wanted.get("q", ""))
    context = {
        "page": page_of(request, rows),
        "count": len(rows),
        "filter_form": form,
        "crumbs": signal_crumbs(region),
    }
    return render(request, "policy_signals/letters/list.html", context)

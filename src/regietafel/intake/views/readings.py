"""Documents that were sent to be read: the list, sending one, how far it is, and what to do when it cannot be read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form, version_in
from regietafel.core.limits import too_often
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.intake.forms.frame import FrameForm
from regietafel.intake.forms.send import SendForm, too_large
from regietafel.intake.lifecycle import DROPPABLE
from regietafel.intake.models import Reading, ReadingState
from regietafel.intake.operations.frame import edit_frame
from regietafel.intake.operations.sending import ask_for_reading, drop_reading, read_again, restore_reading
from regietafel.intake.queries import readings_visible_to
from regietafel.intake.queries.adoptions import adoptions_of
from regietafel.intake.queries.waiting import counts_of, is_left_half_way, with_counts
from regietafel.intake.views.load import address, get_reading_or_404, list_crumbs, reading_crumbs, region_crumbs
from regietafel.intake.words import progress_words, sentence, told
from regietafel.people.queries import get_region_or_404, person_of

UNDER_WAY = (ReadingState.WAITING, ReadingState.READING)


@require_safe
@permitted("intake.read_documents")
def reading_list(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Every document that was sent, and what came of it."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "intake.read_documents", region)
    rows = with_counts(readings_visible_to(request.user).filter(region=region))
    context = {"page": page_of(request, rows), "crumbs": region_crumbs(region)}
    return render(request, "intake/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("intake.read_documents")
def send(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Choose a document; it is kept at once and read by the worker."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "intake.read_documents", region)
    if request.method == "POST" and (refused := too_often(request, "read_file")):
        return refused

    def saved(reading: Reading) -> HttpResponse:
        return redirect(address("reading", reading))

    answer = add_with_form(
        request,
        form_of=lambda data: SendForm(data, None if data is None else request.FILES),
        save=lambda values: ask_for_reading(
            actor=person_of(request), region=region, file=values["file"], now=timezone.now()
        ),
        saved=saved,
        template="intake/send.html",
        context={"crumbs": list_crumbs(region), "too_large": too_large()},
    )
    # A script that sends follows a redirect by itself, and the browser would not know where it is.
    by_script = request.htmx and "Location" in answer  # type: ignore[attr-defined]
    return HttpResponseClientRedirect(answer["Location"]) if by_script else answer


@require_safe
@permitted("intake.read_documents")
def reading(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """How far it is, why it could not be read, or what was found.

    As long as the worker is at it, the page asks for itself now and then; once that is over it is loaded anew.
    """
    found = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.read_documents", found)
    if request.htmx and found.state not in UNDER_WAY:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    context = {
        **how_far(found),
        "crumbs": list_crumbs(found.region),
        "counts": counts_of(found),
        "warnings": [told(warning) for warning in found.warnings],
        "why": sentence(found.failure, found.failure_values) if found.failure else "",
        "facts": facts_of(found),
        "droppable": found.state in DROPPABLE,
        "adoptions": adoptions_of(found),
    }
    return render(request, "intake/reading.html", context)


def facts_of(found: Reading) -> list[tuple[str, str]]:
    """What was read of the plan as a whole; empty where the document does not say it."""
    years = f"{found.start_year or '?'}–{found.end_year or '?'}" if found.start_year or found.end_year else ""
    return [(_("Title"), found.title), (_("Years"), years)]


def how_far(found: Reading) -> dict[str, Any]:
    """How far the worker is, for the page and for the part of it that renews itself."""
    return {
        "reading": found,
        "under_way": found.state in UNDER_WAY,
        "doing": progress_words(found.progress_code),
        "left_half_way": is_left_half_way(found, timezone.now()),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("intake.review_reading")
def frame(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put right the title and the years."""
    found = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.review_reading", found)

    def saved(_saved: Reading) -> HttpResponse:
        done(request, _("Saved."))
        return redirect(address("reading", found))

    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: FrameForm(data, reading=row),
        save=lambda values, version: edit_frame(actor=request.user, reading=found, version=version, **values),
        saved=saved,
        template="intake/frame.html",
        context={"reading": found, "crumbs": reading_crumbs(found)},
    )


@require_POST
@permitted("intake.read_documents")
def again(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Have a document read once more."""
    found = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.read_documents", found)
    there = address("reading", found)
    return act(
        request,
        do=lambda: read_again(actor=request.user, reading=found, now=timezone.now()),
        done=lambda _read: redirect(there),
        otherwise=there,
    )


@require_POST
@permitted("intake.read_documents")
def drop(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a reading in the bin; the message carries the way back."""
    found = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.read_documents", found)

    def dropped(gone: Reading) -> HttpResponse:
        text = _("“%(title)s” was removed. It can be put back for %(days)s days.")
        done(request, text % {"title": gone, "days": settings.RESTORE_DAYS}, undo=address("restore", found))
        return redirect("intake:list", region_slug)

    return act(
        request,
        do=lambda: drop_reading(
            actor=request.user, reading=found, version=version_in(request.POST), now=timezone.now()
        ),
        done=dropped,
        otherwise=address("reading", found),
    )


@require_POST
@permitted("intake.read_documents")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a reading out of the bin."""
    found = get_reading_or_404(request, region_slug, pk, in_bin=True)
    require(request.user, "intake.read_documents", found)

    def restored(there: Reading) -> HttpResponse:
        done(request, _("“%(title)s” is there again.") % {"title": there})
        return redirect(address("reading", found))

    return act(
        request,
        do=lambda: restore_reading(actor=request.user, reading=found),
        done=restored,
        otherwise=reverse("intake:list", args=[region_slug]),
    )

"""Subjects on which every local government decides: all of them on one screen, one by towns and organs, one town by subjects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.agreements.forms.decisions import SubjectFilterForm, SubjectForm
from regietafel.agreements.models import Subject
from regietafel.agreements.operations import subjects as deeds
from regietafel.agreements.operations.subjects import SubjectData, organs_asked
from regietafel.agreements.queries.decision_sheet import overview_sheet, subject_sheet
from regietafel.agreements.queries.tracker import (
    documents_of,
    overview_of,
    subjects_of,
    subjects_to_restore,
    table_of,
    town_page,
)
from regietafel.agreements.queries.visible import (
    agreements_visible_to,
    declarations_visible_to,
    frameworks_visible_to,
)
from regietafel.agreements.tracking import Standing
from regietafel.agreements.views.load import (
    get_subject_or_404,
    get_town_or_404,
    start_crumbs,
    subject_crumbs,
    tabs_of,
)
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.journal.queries import history_visible_to
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.plans.views.export import sheet_file
from regietafel.territories.models import Region

PER_PAGE = 40


def at_subject(request: HttpRequest, row: Subject, text: str, *, anchor: str = "") -> HttpResponse:
    """Say what happened, and go to the page of the subject."""
    done(request, text)
    return redirect(reverse("agreements:subject", args=[row.region.slug, row.pk]) + anchor)


@require_safe
@permitted("agreements.view")
def subjects(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Subjects by towns on one screen: what the board looks at."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.view", region)
    form = SubjectFilterForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    found = subjects_of(request.user, region, words=asked.get("q") or "", state=asked.get("state") or "open")
    page = page_of(request, found, PER_PAGE)
    context = {
        "filter_form": form,
        "page": page,
        "overview": overview_of(region, list(page.object_list), timezone.localdate()),
        "total": subjects_of(request.user, region, state="all").count(),
        "marks": list(Standing),
        "tabs": tabs_of(region, "agreements:subjects"),
        "crumbs": start_crumbs(region),
        "may_keep": request.user.has_perm("agreements.keep", region),
    }
    return render(request, "agreements/subjects.html", context)


@require_safe
@permitted("agreements.view")
def subjects_export(request: HttpRequest, region_slug: str, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """The same as a sheet, with the filter of the address."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.view", region)
    form = SubjectFilterForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    found = subjects_of(request.user, region, words=asked.get("q") or "", state=asked.get("state") or "open")
    sheet = overview_sheet(overview_of(region, list(found), timezone.localdate()))
    return sheet_file(sheet, f"{_('decisions')}-{region.slug}", format)


@require_safe
@permitted("agreements.view")
def subject(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One subject by towns and organs."""
    row = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", row)
    may_keep = request.user.has_perm("agreements.keep", row)
    context = {
        "subject": row,
        "table": table_of(row, timezone.localdate()),
        "documents": documents_of(row),
        "may_keep": may_keep,
        "may_fill": may_keep and row.closed_on is None,
        "history": history_visible_to(request.user, row) if may_keep else [],
        "crumbs": subject_crumbs(row.region),
    }
    return render(request, "agreements/subject.html", context)


@require_safe
@permitted("agreements.view")
def subject_export(request: HttpRequest, region_slug: str, pk: int, format: str) -> HttpResponse:  # noqa: A002 - so says the address
    """One subject as a sheet: who decided what, when, with which words."""
    row = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", row)
    return sheet_file(subject_sheet(table_of(row, timezone.localdate())), f"{_('decision')}-{row.pk}", format)


@require_safe
@permitted("agreements.view")
def town(request: HttpRequest, region_slug: str, nis: str) -> HttpResponse:
    """All that one local government decides on."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.view", region)
    municipality = get_town_or_404(region, nis)
    context = {
        "municipality": municipality,
        "rows": town_page(request.user, region, municipality, state="all"),
        "may_keep": request.user.has_perm("agreements.keep", region),
        "crumbs": subject_crumbs(region),
    }
    return render(request, "agreements/town.html", context)


def about_form(
    request: HttpRequest, region: Region, data: QueryDict | None, row: Subject | None, **initial: Any
) -> SubjectForm:
    """The form, with the texts of the region that a subject can be about; the one it is about stays, in the bin or not."""

    def offered(seen: Callable[[Any], QuerySet[Any]], name: str) -> list[Any]:
        rows, own = list(seen(request.user).filter(region=region)), getattr(row, name, None)
        return rows if own is None or own in rows else [own, *rows]

    return SubjectForm(
        data,
        frameworks=offered(frameworks_visible_to, "framework"),
        agreements=offered(agreements_visible_to, "agreement"),
        declarations=offered(declarations_visible_to, "declaration"),
        initial=initial,
        subject=row,
        organs=organs_asked(row) if row else None,
    )


def data_of(values: dict[str, Any]) -> SubjectData:
    """What was filled in; a text that could not be chosen is none."""
    return SubjectData(**{"framework": None, "agreement": None, "declaration": None, **values})


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Ask all local governments about something; about which text may stand in the address."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.keep", region)
    initial: dict[str, Any] = {"asked_on": timezone.localdate()}
    for name, rows in (
        ("framework", frameworks_visible_to(request.user)),
        ("agreement", agreements_visible_to(request.user)),
        ("declaration", declarations_visible_to(request.user)),
    ):
        asked = request.GET.get(name, "")
        found = rows.filter(region=region, pk=int(asked)).first() if asked.isdecimal() and len(asked) < 16 else None
        if found is not None:
            initial |= {name: found, "title": found.title}
    return add_with_form(
        request,
        form_of=lambda data: about_form(request, region, data, None, **initial),
        save=lambda values: deeds.open_subject(actor=person_of(request), region=region, data=data_of(values)),
        saved=lambda row: at_subject(request, row, _("Everybody is on the list. Fill in what was decided, or ask.")),
        template="agreements/subject_form.html",
        context={"crumbs": subject_crumbs(region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what is asked, and of whom."""
    row = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", row)
    return edit_with_form(
        request,
        row=row,
        form_of=lambda one, data: about_form(request, row.region, data, one),
        save=lambda values, version: deeds.edit_subject(
            actor=person_of(request), subject=row, data=data_of(values), version=version
        ),
        saved=lambda saved: at_subject(request, saved, _("Saved.")),
        template="agreements/subject_form.html",
        context={"subject": row, "crumbs": subject_crumbs(row.region, row)},
    )


@require_POST
@permitted("agreements.keep")
def close(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Follow a subject no longer."""
    row = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", row)
    return act(
        request,
        do=lambda: deeds.close_subject(actor=person_of(request), subject=row, on=timezone.localdate()),
        done=lambda closed: at_subject(request, closed, _("This subject is closed. Links in mails no longer work.")),
        otherwise=reverse("agreements:subject", args=[region_slug, pk]),
    )


@require_POST
@permitted("agreements.keep")
def reopen(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Follow a subject again."""
    row = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", row)
    return act(
        request,
        do=lambda: deeds.reopen_subject(actor=person_of(request), subject=row),
        done=lambda back: at_subject(request, back, _("This subject is open again.")),
        otherwise=reverse("agreements:subject", args=[region_slug, pk]),
    )


@require_POST
@permitted("agreements.keep")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a subject in the bin; the message carries the way back."""
    row = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", row)

    def removed(gone: Subject) -> HttpResponse:
        undo = reverse("agreements:subject-restore", args=[region_slug, pk])
        done(request, _("“%(title)s” was removed.") % {"title": gone}, undo=undo)
        return redirect("agreements:subjects", region_slug)

    return act(
        request,
        do=lambda: deeds.remove_subject(actor=person_of(request), subject=row, now=timezone.now()),
        done=removed,
        otherwise=reverse("agreements:subject", args=[region_slug, pk]),
    )


@require_POST
@permitted("agreements.keep")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a subject out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.keep", region)
    row = subjects_to_restore(request.user, region).filter(pk=pk).select_related("region").first()
    if row is None:
        raise Http404("no such subject")
    return act(
        request,
        do=lambda: deeds.restore_subject(actor=person_of(request), subject=row),
        done=lambda back: at_subject(request, back, _("“%(title)s” was put back.") % {"title": back}),
        otherwise=reverse("agreements:subjects", args=[region_slug]),
    )

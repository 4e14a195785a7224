"""The short lists of a call, a project and a course: each one form with all its rows. And documents that hang on them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.documents.models import Document
from regietafel.people.queries import person_of
from regietafel.projects.forms.papers import PaperForm
from regietafel.projects.forms.rows import FORMS, RowsForm
from regietafel.projects.holding import CALL
from regietafel.projects.models import Call, Project
from regietafel.projects.operations.papers import add_paper
from regietafel.projects.operations.rows import LISTS, Owner, rows_of, set_rows
from regietafel.projects.queries import choices as offered
from regietafel.projects.queries.pages import papers_on
from regietafel.projects.views.load import (
    at_row,
    crumbs_of,
    get_call_or_404,
    get_course_or_404,
    get_project_or_404,
    name_of,
    row_url,
)


def headings() -> dict[str, tuple[str, str]]:
    """What each list is called, and what is said above it."""
    return {
        "fits": (_("Fit with the plan"), _("Which actions of the plan does this call serve, and why?")),
        "letters": (
            _("Letters of intent"),
            _("Which partner was asked for a letter of intent, and did it come? Add the paper as a document first."),
        ),
        "answers": (_("What municipalities do"), _("Each municipality answers this call for itself.")),
        "partners": (_("Partners"), _("Which organisation does what in the project?")),
        "money": (_("Money per year"), _("In euros and cents. Only the team reads amounts.")),
        "milestones": (
            _("Milestones"),
            _("Write dates as exact as they are promised: 2026, 06/2026, Q2 2026 or 16/06/2026."),
        ),
        "reports": (_("Reports"), _("What does whoever grants the money want to read, and by when?")),
        "shares": (_("Places per local government"), _("Counts alone: who came is kept nowhere.")),
    }


def offered_for(request: HttpRequest, owner: Owner, kind: str) -> list[Any]:
    """What a new row can be about: what does not stand in the list yet."""
    names = LISTS[kind].names
    user, region = request.user, owner.region
    found: dict[str, Any] = {
        "action": lambda: offered.actions_for(user, region),
        "organisation": lambda: offered.organisations_for(user, region),
        "municipality": lambda: offered.towns_for(region),
    }
    if names not in found:
        return []
    there = set(rows_of(kind, owner).values_list(names, flat=True))
    return [row for row in found[names]() if row.pk not in there]


def edit_rows(request: HttpRequest, owner: Owner, kind: str) -> HttpResponse:
    """The form of one list; a list of another kind of row is not there."""
    if kind not in LISTS or LISTS[kind].owner != name_of(owner):
        raise Http404("no such list")
    heading, lead = headings()[kind]
    papers = list(papers_on(request.user, CALL, owner.pk)) if kind == "letters" else []

    def form_of(row: Owner, data: QueryDict | None) -> RowsForm:
        return FORMS[kind](data, rows=rows_of(kind, row), offered=offered_for(request, owner, kind), documents=papers)

    def save(values: dict[str, Any], version: int) -> Owner:
        rows = [(given.row.pk if given.row else None, given.values) for given in values["rows"]]
        gone = [row.pk for row in values["removed"]]
        return set_rows(actor=person_of(request), owner=owner, kind=kind, rows=rows, removed=gone, version=version)

    def saved(_after: Owner) -> HttpResponse:
        if "more" not in request.POST:
            return at_row(request, owner, _("Saved."), anchor=kind)
        done(request, _("Saved."))
        return redirect(row_url(owner, "rows", kind))

    return edit_with_form(
        request,
        row=owner,
        form_of=form_of,
        save=save,
        saved=saved,
        template="projects/rows.html",
        context={
            "heading": heading,
            "lead": lead,
            "about": owner,
            "cancel": row_url(owner),
            "crumbs": crumbs_of(owner.region, owner, inside=True),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def of_call(request: HttpRequest, region_slug: str, pk: int, kind: str) -> HttpResponse:
    """Fits, letters of intent, or answers of municipalities."""
    call = get_call_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", call)
    return edit_rows(request, call, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def of_project(request: HttpRequest, region_slug: str, pk: int, kind: str) -> HttpResponse:
    """Partners, money, milestones, or reports."""
    project = get_project_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", project)
    return edit_rows(request, project, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def of_course(request: HttpRequest, region_slug: str, pk: int, kind: str) -> HttpResponse:
    """Places per local government."""
    course = get_course_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", course)
    return edit_rows(request, course, kind)


def add_document(request: HttpRequest, owner: Call | Project) -> HttpResponse:
    """The form that hangs a file on a call or a project."""

    def save(values: dict[str, Any]) -> Document:
        return add_paper(actor=person_of(request), row=owner, now=timezone.now(), **values)

    return add_with_form(
        request,
        form_of=lambda data: PaperForm(data, None if data is None else request.FILES),
        save=save,
        saved=lambda paper: at_row(
            request, owner, _("“%(title)s” hangs on it.") % {"title": paper}, anchor="documents"
        ),
        template="projects/form.html",
        context={
            "heading": _("Add a document"),
            "about": owner,
            "cancel": row_url(owner),
            "crumbs": crumbs_of(owner.region, owner, inside=True),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def call_paper(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Hang a file on a call."""
    call = get_call_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", call)
    return add_document(request, call)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("projects.keep")
def project_paper(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Hang a file on a project."""
    project = get_project_or_404(request.user, region_slug, pk)
    require(request.user, "projects.keep", project)
    return add_document(request, project)

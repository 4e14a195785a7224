"""How a page finds its call, project or course: among what the person sees, or not at all; and what the pages share."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404
from regietafel.projects.models import Call, Course, Project
from regietafel.projects.queries.visible import calls_visible_to, courses_visible_to, projects_visible_to
from regietafel.territories.models import Region

Crumb = tuple[str, str]
Kept = Call | Project | Course


def get_call_or_404(user: Any, region_slug: str, pk: int) -> Call:
    """The call of an address; the same 404 for what the person may not see and what does not exist."""
    region = get_region_or_404(user, region_slug)
    found = get_object_or_404(calls_visible_to(user), region=region, pk=pk)
    found.region = region
    return found


def get_project_or_404(user: Any, region_slug: str, pk: int) -> Project:
    """The project of an address."""
    region = get_region_or_404(user, region_slug)
    found = get_object_or_404(projects_visible_to(user).select_related("call"), region=region, pk=pk)
    found.region = region
    return found


def get_course_or_404(user: Any, region_slug: str, pk: int) -> Course:
    """The course of an address."""
    region = get_region_or_404(user, region_slug)
    found = get_object_or_404(courses_visible_to(user).select_related("provider", "municipality"), region=region, pk=pk)
    found.region = region
    return found


def get_removed_or_404(rows: QuerySet[Any], pk: int) -> Any:
    """What lies in the bin, by its number."""
    return get_object_or_404(rows.select_related("region"), pk=pk)


def name_of(row: Kept) -> str:
    """What a kind is called in addresses."""
    return type(row).__name__.lower()


def row_url(row: Kept, name: str = "", *more: Any) -> str:
    """The address of one of the pages of a row."""
    page = f"{name_of(row)}-{name}" if name else name_of(row)
    return reverse(f"projects:{page}", args=[row.region.slug, row.pk, *more])


def list_url(row: Kept) -> str:
    """The list in which a row stands."""
    return reverse(f"projects:{LISTS[name_of(row)]}", args=[row.region.slug])


LISTS = {"project": "list", "call": "calls", "course": "courses"}


def crumbs_of(region: Region, row: Kept | None = None, *, inside: bool = False) -> list[Crumb]:
    """The way back: to the start, to the list, and from a page below a row also to that."""
    crumbs = [(_("Start"), reverse("home:start", args=[region.slug]))]
    if row is not None:
        titles = {"project": _("Projects"), "call": _("Calls"), "course": _("Courses")}
        crumbs.append((titles[name_of(row)], list_url(row)))
        if inside:
            crumbs.append((row.title, row_url(row)))
    return crumbs


def at_row(request: HttpRequest, row: Kept, text: str, *, anchor: str = "") -> HttpResponse:
    """Say what happened, and go to the page of the row."""
    done(request, text)
    return redirect(row_url(row) + (f"#{anchor}" if anchor else ""))


def tabs_of(region: Region, current: str) -> list[dict[str, Any]]:
    """The three lists beside each other."""
    pages = (("list", _("Projects")), ("calls", _("Calls")), ("courses", _("Courses")))
    return [
        {"label": label, "url": reverse(f"projects:{name}", args=[region.slug]), "current": name == current}
        for name, label in pages
    ]


def gone(request: HttpRequest, row: Kept) -> HttpResponse:
    """Say that it was removed, with the way back, and go to the list."""
    done(request, _("“%(title)s” was removed.") % {"title": row}, undo=row_url(row, "restore"))
    return redirect(list_url(row))

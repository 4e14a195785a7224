"""Regional frameworks: the list, one with its texts and how it is adopted, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.agreements.forms.frameworks import FrameworkForm, VersionForm, WordsForm
from regietafel.agreements.models import FrameworkVersion, RegionalFramework
from regietafel.agreements.operations import frameworks as deeds
from regietafel.agreements.operations.frameworks import FrameworkData
from regietafel.agreements.queries.frameworks import (
    actions_to_choose,
    framework_rows,
    frameworks_of,
    frameworks_to_restore,
)
from regietafel.agreements.queries.tracker import subjects_of, tallies_of
from regietafel.agreements.views.load import framework_crumbs, get_framework_or_404, start_crumbs, tabs_of
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.documents.queries import documents_visible_to
from regietafel.journal.queries import history_visible_to
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.territories.models import Region


def at_framework(request: HttpRequest, row: RegionalFramework, text: str) -> HttpResponse:
    """Say what happened, and go to the page of the framework."""
    done(request, text)
    return redirect("agreements:framework", row.region.slug, row.pk)


@require_safe
@permitted("agreements.view")
def frameworks(request: HttpRequest, region_slug: str) -> HttpResponse:
    """All frameworks, with how each is adopted."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.view", region)
    form = WordsForm(request.GET)
    form.is_valid()
    page = page_of(request, frameworks_of(request.user, region, form.cleaned_data.get("q") or ""))
    context = {
        "filter_form": form,
        "page": page,
        "rows": framework_rows(request.user, region, list(page.object_list)),
        "total": frameworks_of(request.user, region).count(),
        "tabs": tabs_of(region, "agreements:frameworks"),
        "crumbs": start_crumbs(region),
        "may_keep": request.user.has_perm("agreements.keep", region),
    }
    return render(request, "agreements/frameworks.html", context)


@require_safe
@permitted("agreements.view")
def framework(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One framework: its text, the versions before, the subjects on which local governments decided."""
    row = get_framework_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.view", row)
    region, today = row.region, timezone.localdate()
    versions = list(row.versions.all())
    asked = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.number) == asked), versions[0] if versions else None)
    subjects = list(subjects_of(request.user, region, state="all").filter(framework=row))
    tallies = tallies_of(region, [one.pk for one in subjects], today)
    may_keep = request.user.has_perm("agreements.keep", row)
    documents = documents_visible_to(request.user).filter(holder_kind="agreements.regionalframework", holder_pk=pk)
    context = {
        "framework": row,
        "versions": versions,
        "shown": shown,
        "subjects": [(one, tallies.get(one.pk)) for one in subjects],
        "actions": row.actions.filter(removed_at__isnull=True).select_related("plan"),
        "documents": documents.prefetch_related("versions"),
        "may_keep": may_keep,
        "history": history_visible_to(request.user, row) if may_keep else [],
        "crumbs": framework_crumbs(region),
    }
    return render(request, "agreements/framework.html", context)


def about_form(
    request: HttpRequest, region: Region, data: QueryDict | None, row: RegionalFramework | None
) -> FrameworkForm:
    """The form, with the actions that can be chosen."""
    return FrameworkForm(data, actions=actions_to_choose(request.user, region), row=row)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def add(request: HttpRequest, region_slug: str) -> HttpResponse:
    """Add a framework."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.keep", region)

    def save(values: dict[str, Any]) -> RegionalFramework:
        text = values.pop("text")
        return deeds.add_framework(
            actor=person_of(request), region=region, data=FrameworkData(**values), text=text, now=timezone.now()
        )

    return add_with_form(
        request,
        form_of=lambda data: about_form(request, region, data, None),
        save=save,
        saved=lambda row: at_framework(request, row, _("“%(title)s” was added.") % {"title": row}),
        template="agreements/framework_form.html",
        context={"crumbs": framework_crumbs(region)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def edit(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Change what a framework says of itself."""
    row = get_framework_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", row)
    return edit_with_form(
        request,
        row=row,
        form_of=lambda one, data: about_form(request, row.region, data, one),
        save=lambda values, version: deeds.edit_framework(
            actor=person_of(request), row=row, data=FrameworkData(**values), version=version
        ),
        saved=lambda saved: at_framework(request, saved, _("Saved.")),
        template="agreements/framework_form.html",
        context={"framework": row, "crumbs": framework_crumbs(row.region, row)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def write(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Give a framework another text."""
    row = get_framework_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", row)
    last = row.versions.order_by("-number").first()

    def save(values: dict[str, Any], version: int) -> FrameworkVersion:
        return deeds.write_version(actor=person_of(request), row=row, now=timezone.now(), version=version, **values)

    def saved(made: FrameworkVersion) -> HttpResponse:
        return at_framework(request, row, _("Version %(number)s is there.") % {"number": made.number})

    return edit_with_form(
        request,
        row=row,
        form_of=lambda _row, data: VersionForm(data, initial={"text": last.text if last else ""}),
        save=save,
        saved=saved,
        template="agreements/framework_write.html",
        context={"framework": row, "crumbs": framework_crumbs(row.region, row)},
    )


@require_POST
@permitted("agreements.keep")
def remove(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Put a framework in the bin; the message carries the way back."""
    row = get_framework_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", row)

    def removed(gone: RegionalFramework) -> HttpResponse:
        undo = reverse("agreements:framework-restore", args=[region_slug, pk])
        done(request, _("“%(title)s” was removed.") % {"title": gone}, undo=undo)
        return redirect("agreements:frameworks", region_slug)

    return act(
        request,
        do=lambda: deeds.remove_framework(actor=person_of(request), row=row, now=timezone.now()),
        done=removed,
        otherwise=reverse("agreements:framework", args=[region_slug, pk]),
    )


@require_POST
@permitted("agreements.keep")
def restore(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take a framework out of the bin."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "agreements.keep", region)
    row = frameworks_to_restore(request.user, region).filter(pk=pk).select_related("region").first()
    if row is None:
        raise Http404("no such framework")
    return act(
        request,
        do=lambda: deeds.restore_framework(actor=person_of(request), row=row),
        done=lambda back: at_framework(request, back, _("“%(title)s” was put back.") % {"title": back}),
        otherwise=reverse("agreements:frameworks", args=[region_slug]),
    )

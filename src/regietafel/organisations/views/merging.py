"""Doubles in the address book: which there may be, both side by side, merged, and made two again."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.merge_form import Compared, MergeForm
from regietafel.core.messages import done
from regietafel.organisations.models import Organisation, OrganisationMerge
from regietafel.organisations.operations import merging
from regietafel.organisations.queries.doubles import likely_doubles, mergeable, merges_of
from regietafel.organisations.views.frame import entry_address, list_crumbs
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region

MOST_MERGES = 20


def doubles_address(region: Region) -> str:
    """The page of likely doubles."""
    return reverse("organisations:doubles", args=[region.slug])


@require_safe
@permitted("organisations.merge")
def doubles(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The organisations that may be entered twice, and the merges that were done."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "organisations.merge", region)
    context = {
        "pairs": likely_doubles(request.user, region),
        "merges": merges_of(request.user, region)[:MOST_MERGES],
        "all": mergeable(request.user, region),
        "kind": "organisation",
        "crumbs": list_crumbs(region, "organisation"),
    }
    return render(request, "organisations/doubles.html", context)


def compared(one: Organisation, other: Organisation) -> list[Compared]:
    """The fields of both, in words."""
    found = []
    for name in merging.COLUMNS:
        field = Organisation._meta.get_field(name)
        display = f"get_{name}_display"
        said = [
            str((getattr(row, display)() if hasattr(row, display) else getattr(row, name)) or "")
            for row in (one, other)
        ]
        found.append(Compared(name, str(getattr(field, "verbose_name", name)), said[0], said[1]))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("organisations.merge")
def merge(request: HttpRequest, region_slug: str, one: int, other: int) -> HttpResponse:
    """Both side by side: which stays, and whose value is kept."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "organisations.merge", region)
    found = mergeable(request.user, region).in_bulk([one, other])
    if len(found) != 2:
        raise Http404("no two organisations")
    first, second = found[one], found[other]
    fields = compared(first, second)
    forms: list[MergeForm] = []

    def form_of(data: object) -> MergeForm:
        forms.append(MergeForm(data, names=(first.name, second.name), compared=fields))
        return forms[-1]

    def save(_values: object) -> tuple[OrganisationMerge, list[str]]:
        keeps_first, from_gone = forms[-1].chosen()
        kept, gone = (first, second) if keeps_first else (second, first)
        return merging.merge_organisations(
            actor=request.user, region=region, kept=kept, gone=gone, from_gone=from_gone, now=timezone.now()
        )

    def saved(result: tuple[OrganisationMerge, list[str]]) -> HttpResponse:
        row, stayed = result
        undo = reverse("organisations:merge-undo", args=[region.slug, row.pk])
        done(request, " ".join([_("The two are one now."), told(stayed)]).strip(), undo=undo)
        return redirect(entry_address(region, row.kept))

    return add_with_form(
        request,
        form_of=form_of,
        save=save,
        saved=saved,
        template="organisations/merge.html",
        context=side_by_side(region, first, second, fields),
    )


def side_by_side(region: Region, one: Organisation, other: Organisation, fields: list[Compared]) -> dict[str, Any]:
    """What the page of a merge shows."""
    crumbs = [*list_crumbs(region, "organisation"), (_("Doubles"), doubles_address(region))]
    return {"one": one, "other": other, "compared": fields, "crumbs": crumbs, "cancel": doubles_address(region)}


def told(stayed: list[str]) -> str:
    """How much had to stay where it was."""
    text = ngettext(
        "%(count)s line stayed with the old one, because the other has the same: %(what)s.",
        "%(count)s lines stayed with the old one, because the other has the same: %(what)s.",
        len(stayed),
    )
    return text % {"count": len(stayed), "what": "; ".join(stayed[:5])} if stayed else ""


@require_POST
@permitted("organisations.merge")
def undo(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Make two of what was merged."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "organisations.merge", region)
    row = merges_of(request.user, region).filter(pk=pk).first()
    if row is None:
        raise Http404("no such merge")

    def said(result: tuple[OrganisationMerge, list[str]]) -> HttpResponse:
        _merge, stays = result
        done(request, " ".join([_("They are two again."), left(stays)]).strip())
        return redirect(doubles_address(region))

    return act(
        request,
        do=lambda: merging.undo_merge(actor=request.user, merge=row, now=timezone.now()),
        done=said,
        otherwise=doubles_address(region),
    )


def left(stays: list[str]) -> str:
    """What was changed after the merge, and so was not put back."""
    if not stays:
        return ""
    return _("Changed since, and so not put back: %(what)s.") % {"what": "; ".join(stays[:5])}

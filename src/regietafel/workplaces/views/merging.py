"""Doubles in the directory: which there may be, both side by side, merged, and made two again."""

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
from regietafel.people.queries import get_region_or_404
from regietafel.territories.models import Region
from regietafel.workplaces.fields import WORKPLACE, value_of
from regietafel.workplaces.models import Workplace, WorkplaceMerge
from regietafel.workplaces.operations import merging
from regietafel.workplaces.points import typed
from regietafel.workplaces.queries.doubles import likely_doubles, mergeable, merges_of
from regietafel.workplaces.views.keeping_load import register_crumbs, work_address

MOST_MERGES = 20


def doubles_address(region: Region) -> str:
    """The page of likely doubles."""
    return reverse("workplaces:doubles", args=[region.slug])


@require_safe
@permitted("workplaces.merge")
def doubles(request: HttpRequest, region_slug: str) -> HttpResponse:
    """The workplaces that may be entered twice, and the merges that were done."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.merge", region)
    context = {
        "pairs": likely_doubles(request.user, region),
        "merges": merges_of(request.user, region)[:MOST_MERGES],
        "crumbs": register_crumbs(region),
    }
    return render(request, "workplaces/keeping/doubles.html", context)


def compared(one: Workplace, other: Workplace) -> list[Compared]:
    """The fields of both, in words; the two numbers of a point are one field."""
    found = [Compared("organisation", _("organisation"), str(one.organisation), str(other.organisation))]
    for name, field in WORKPLACE.items():
        if name == "latitude":
            found.append(Compared(name, _("point on the map"), typed(one.point), typed(other.point)))
        elif name != "longitude":
            said = [field.said(value_of(row, field)) for row in (one, other)]
            found.append(Compared(name, str(field.label), said[0], said[1]))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.merge")
def merge(request: HttpRequest, region_slug: str, one: int, other: int) -> HttpResponse:
    """Both side by side: which stays, and whose value is kept."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.merge", region)
    found = mergeable(request.user, region).in_bulk([one, other])
    if len(found) != 2:
        raise Http404("no two workplaces")
    first, second = found[one], found[other]
    fields = compared(first, second)
    forms: list[MergeForm] = []

    def form_of(data: object) -> MergeForm:
        forms.append(MergeForm(data, names=(first.name, second.name), compared=fields))
        return forms[-1]

    def save(_values: object) -> tuple[WorkplaceMerge, list[str]]:
        keeps_first, from_gone = forms[-1].chosen()
        kept, gone = (first, second) if keeps_first else (second, first)
        return merging.merge_workplaces(
            actor=request.user, region=region, kept=kept, gone=gone, from_gone=from_gone, now=timezone.now()
        )

    def saved(result: tuple[WorkplaceMerge, list[str]]) -> HttpResponse:
        row, stayed = result
        undo = reverse("workplaces:merge-undo", args=[region.slug, row.pk])
        done(request, " ".join([_("The two are one now."), told(stayed)]).strip(), undo=undo)
        return redirect(work_address(row.kept))

    return add_with_form(
        request,
        form_of=form_of,
        save=save,
        saved=saved,
        template="workplaces/keeping/merge.html",
        context=side_by_side(region, first, second, fields),
    )


def side_by_side(region: Region, one: Workplace, other: Workplace, fields: list[Compared]) -> dict[str, Any]:
    """What the page of a merge shows."""
    crumbs = [*register_crumbs(region), (_("Doubles"), doubles_address(region))]
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
@permitted("workplaces.merge")
def undo(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Make two of what was merged."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.merge", region)
    row = merges_of(request.user, region).filter(pk=pk).first()
    if row is None:
        raise Http404("no such merge")

    def said(result: tuple[WorkplaceMerge, list[str]]) -> HttpResponse:
        _merge, stays = result
        left = _("Changed since, and so not put back: %(what)s.") % {"what": "; ".join(stays[:5])} if stays else ""
        done(request, " ".join([_("They are two again."), left]).strip())
        return redirect(doubles_address(region))

    return act(
        request,
        do=lambda: merging.undo_merge(actor=request.user, merge=row, now=timezone.now()),
        done=said,
        otherwise=doubles_address(region),
    )

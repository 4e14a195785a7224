"""Two dossiers about the same: chosen, laid side by side, merged, and made two again."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.merge_form import Compared
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.policy_signals.forms.merging import MergeDossiersForm, OtherDossierForm
from regietafel.policy_signals.models import Dossier, DossierMerge
from regietafel.policy_signals.operations import merging
from regietafel.policy_signals.queries.merging import mergeable, merges_of
from regietafel.policy_signals.views.load import dossier_crumbs, dossier_url, get_dossier_or_404
from regietafel.territories.models import Region


@require_safe
@permitted("policy_signals.change_dossier")
def choose(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Choose the other one."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.change_dossier", dossier)
    found = list(mergeable(request.user, dossier.region))
    others = [one for one in found if one.pk != pk]
    form = OtherDossierForm(request.GET or None, dossiers=others)
    if form.is_bound and form.is_valid():
        return redirect("policy_signals:dossier-merge", region_slug, pk, form.cleaned_data["other"].pk)
    context = {
        "dossier": dossier,
        "filter_form": form,
        "runs": len(others) < len(found),
        "none": not others,
        "crumbs": dossier_crumbs(dossier),
    }
    return render(request, "policy_signals/merge_choose.html", context)


def compared(one: Dossier, other: Dossier) -> list[Compared]:
    """The fields of both, in words."""
    found = []
    for name in merging.COLUMNS:
        said = [str(value if (value := getattr(row, name)) is not None else "") for row in (one, other)]
        if name == "is_standing":
            said = [_("yes") if row.is_standing else _("no") for row in (one, other)]
        found.append(
            Compared(name, str(getattr(Dossier._meta.get_field(name), "verbose_name", name)), said[0], said[1])
        )
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("policy_signals.bundle")
def merge(request: HttpRequest, region_slug: str, pk: int, other: int) -> HttpResponse:
    """Both side by side: which stays, and whose words are kept."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.bundle", region)
    found = mergeable(request.user, region).in_bulk([pk, other])
    if len(found) != 2:
        raise Http404("no two dossiers")
    first, second = found[pk], found[other]
    fields = compared(first, second)
    forms: list[MergeDossiersForm] = []

    def form_of(data: object) -> MergeDossiersForm:
        forms.append(MergeDossiersForm(data, names=(first.title, second.title), compared=fields))
        return forms[-1]

    def save(values: dict[str, Any]) -> tuple[DossierMerge, bool]:
        return merge_as_chosen(request, region, (first, second), forms[-1], values["said"])

    def saved(result: tuple[DossierMerge, bool]) -> HttpResponse:
        row, note_stayed = result
        undo = reverse("policy_signals:dossier-unmerge", args=[region.slug, row.pk])
        more = _("A dossier has one note: the other one stays with the old dossier.") if note_stayed else ""
        done(request, " ".join([_("The two are one now."), more]).strip(), undo=undo)
        row.kept.region = region
        return redirect(dossier_url(row.kept))

    context = {"one": first, "other": second, "compared": fields, "cancel": dossier_url(first)}
    return add_with_form(
        request,
        form_of=form_of,
        save=save,
        saved=saved,
        template="policy_signals/merge.html",
        context={**context, "crumbs": dossier_crumbs(first)},
    )


def merge_as_chosen(
    request: HttpRequest, region: Region, both: tuple[Dossier, Dossier], form: MergeDossiersForm, said: str
) -> tuple[DossierMerge, bool]:
    """Merge two dossiers as the form says."""
    keeps_first, from_gone = form.chosen()
    kept, gone = both if keeps_first else both[::-1]
    now, actor = timezone.now(), person_of(request)
    return merging.merge_dossiers(
        actor=actor, region=region, kept=kept, gone=gone, from_gone=from_gone, said=said, now=now
    )


@require_POST
@permitted("policy_signals.bundle")
def unmerge(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Make two of what was merged."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "policy_signals.bundle", region)
    row = merges_of(request.user, region).filter(pk=pk).first()
    if row is None:
        raise Http404("no such merge")

    def two(result: tuple[DossierMerge, list[str]]) -> HttpResponse:
        _merge, stays = result
        left = _("Changed since, and so not put back: %(what)s.") % {"what": "; ".join(stays[:5])} if stays else ""
        done(request, " ".join([_("They are two again."), left]).strip())
        return redirect(dossier_url(row.kept))

    return act(
        request,
        do=lambda: merging.undo_merge(actor=person_of(request), merge=row, now=timezone.now()),
        done=two,
        otherwise=reverse("policy_signals:board", args=[region_slug]),
    )

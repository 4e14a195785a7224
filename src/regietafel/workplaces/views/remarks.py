"""Remarks of visitors for who answers them with an account: the team, and the editors of the organisation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, edit_with_form
from regietafel.core.messages import done
from regietafel.core.paging import page_of
from regietafel.people.queries import get_region_or_404, person_of
from regietafel.workplaces.forms.care import AnswerForm
from regietafel.workplaces.forms.care_filters import RemarkFilterForm
from regietafel.workplaces.models import Remark
from regietafel.workplaces.operations.remarks import answer_remark, reopen_remark, set_aside
from regietafel.workplaces.queries.remarks import narrowed_remarks, remarks_of
from regietafel.workplaces.views.care_load import care_crumbs, get_remark_or_404
from regietafel.workplaces.views.worklist import tabs_of


@require_safe
@permitted("workplaces.view_directory")
def remarks(request: HttpRequest, region_slug: str) -> HttpResponse:
    """What visitors wrote; an editor sees what is about the own organisation, all others nothing."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.view_directory", region)
    form = RemarkFilterForm(request.GET)
    form.is_valid()
    everything = remarks_of(request.user, region)
    watches = request.user.has_perm("workplaces.watch_over", region)
    context = {
        "filter_form": form,
        "page": page_of(request, narrowed_remarks(everything, form.cleaned_data)),
        "total": everything.count(),
        "watches": watches,
        "tabs": tabs_of(region, "remarks") if watches else [],
        "crumbs": care_crumbs(request.user, region),
    }
    return render(request, "workplaces/care/remarks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("workplaces.answer_remark")
def answer(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Answer a remark; a visitor who left an address gets it by mail."""
    region = get_region_or_404(request.user, region_slug)
    row = get_remark_or_404(request.user, region, pk)
    require(request.user, "workplaces.answer_remark", row)

    def save(values: dict[str, Any], version: int) -> Remark:
        person = person_of(request)
        return answer_remark(
            actor=person, remark=row, answer=values["answer"], by=str(person), now=timezone.now(), version=version
        )

    def saved(answered: Remark) -> HttpResponse:
        told = _("Answered. The visitor gets it by mail.") if answered.email else _("Answered.")
        done(request, told)
        return redirect("workplaces:remarks", region_slug)

    return edit_with_form(
        request,
        row=row,
        form_of=lambda _row, data: AnswerForm(data),
        save=save,
        saved=saved,
        template="workplaces/care/remark_answer.html",
        context={
            "remark": row,
            "workplace": row.workplace,
            "watches": request.user.has_perm("workplaces.watch_over", region),
            "crumbs": care_crumbs(
                request.user, region, (_("Remarks"), reverse("workplaces:remarks", args=[region_slug]))
            ),
        },
    )


@require_POST
@permitted("workplaces.watch_over")
def spam(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Set aside what is no remark; the message carries the way back."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    row = get_remark_or_404(request.user, region, pk)
    here = reverse("workplaces:remarks", args=[region_slug])

    def gone(_remark: Remark) -> HttpResponse:
        undo = reverse("workplaces:remark-reopen", args=[region_slug, pk])
        done(request, _("The remark is set aside."), undo=undo)
        return redirect(here)

    return act(
        request,
        do=lambda: set_aside(actor=person_of(request), remark=row, now=timezone.now()),
        done=gone,
        otherwise=here,
    )


@require_POST
@permitted("workplaces.watch_over")
def reopen(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back that a remark was set aside."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "workplaces.watch_over", region)
    row = get_remark_or_404(request.user, region, pk)
    here = reverse("workplaces:remarks", args=[region_slug])

    def back(_remark: Remark) -> HttpResponse:
        done(request, _("The remark is open again."))
        return redirect(here)

    return act(request, do=lambda: reopen_remark(actor=person_of(request), remark=row), done=back, otherwise=here)

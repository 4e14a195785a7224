"""What shows that a line is true: adding it, taking it away, putting it back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.messages import done
from regietafel.plans.forms.evidence import EvidenceForm
from regietafel.plans.models import Evidence, WorkingYear
from regietafel.plans.operations.evidence import add_evidence, add_file, remove_evidence, restore_evidence
from regietafel.plans.queries.lines import evidence_of
from regietafel.plans.views.frame import action_crumbs, address
from regietafel.plans.views.load import get_action_or_404
from regietafel.plans.views.year import get_line_or_404, line_context


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("plans.report_on_action")
def add(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, year: int) -> HttpResponse:
    """Add something that shows that the line is true."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.report_on_action", action)
    line = get_line_or_404(action, year)

    def save(values: dict[str, Any]) -> Evidence:
        if values["file"]:
            label, file = values["label"], values["file"]
            return add_file(actor=request.user, line=line, label=label, file=file, now=timezone.now())
        said = {name: values[name] for name in ("label", "url", "note")}
        return add_evidence(actor=request.user, line=line, **said)

    def saved(_evidence: Evidence) -> HttpResponse:
        done(request, _("The evidence stands with %(year)s.") % {"year": year})
        return redirect(address("year", action, year))

    return add_with_form(
        request,
        form_of=lambda data: EvidenceForm(data, None if data is None else request.FILES),
        save=save,
        saved=saved,
        template="plans/evidence.html",
        context={
            **line_context(line),
            "crumbs": [*action_crumbs(action), (str(year), address("year", action, year))],
        },
    )


@require_POST
@permitted("plans.report_on_action")
def remove(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, year: int, evidence: int) -> HttpResponse:
    """Take evidence away; the message carries the way back."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.report_on_action", action)
    found = get_evidence_or_404(get_line_or_404(action, year), evidence)
    here = address("year", action, year)

    def removed(_line: WorkingYear) -> HttpResponse:
        undo = address("evidence-restore", action, year, evidence)
        done(request, _("“%(label)s” was taken away.") % {"label": found.label}, undo=undo)
        return redirect(here)

    return act(
        request,
        do=lambda: remove_evidence(actor=request.user, evidence=found, now=timezone.now()),
        done=removed,
        otherwise=here,
    )


@require_POST
@permitted("plans.report_on_action")
def restore(request: HttpRequest, region_slug: str, plan_slug: str, pk: int, year: int, evidence: int) -> HttpResponse:
    """Put evidence back that was taken away."""
    action = get_action_or_404(request.user, region_slug, plan_slug, pk)
    require(request.user, "plans.report_on_action", action)
    found = get_evidence_or_404(get_line_or_404(action, year), evidence)
    here = address("year", action, year)

    def restored(_line: WorkingYear) -> HttpResponse:
        done(request, _("“%(label)s” is there again.") % {"label": found.label})
        return redirect(here)

    return act(
        request,
        do=lambda: restore_evidence(actor=request.user, evidence=found),
        done=restored,
        otherwise=here,
    )


def get_evidence_or_404(line: WorkingYear, pk: int) -> Evidence:
    """One piece of evidence of a line, in the bin or not."""
    found = evidence_of(line, pk)
    if found is None:
        raise Http404("no such evidence")
    return found

"""A reading becomes a plan: what would be made first, and made on a second word; and all of it undone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.core.access import permitted, require
from regietafel.core.editing import act
from regietafel.core.errors import Collision, Refusal
from regietafel.core.messages import done
from regietafel.core.once import new_key, once, sent_before
from regietafel.intake.adoption_words import FAULTS, WARNINGS, counts_in_words, told_notes
from regietafel.intake.forms.adopt import AdoptForm
from regietafel.intake.models import Adoption, Reading
from regietafel.intake.operations.adopting import Adoptable, AdoptionData, adopt_as_plan, adoptable, preview
from regietafel.intake.operations.undoing import undo_adoption
from regietafel.intake.planned import Planned, likely_priorities
from regietafel.intake.queries.adoptions import adoption_of
from regietafel.intake.queries.frameworks import likely_framework, priorities_in
from regietafel.intake.views.load import address, get_reading_or_404, reading_crumbs
from regietafel.plans.models import Framework
from regietafel.plans.operations.whole import NewAction


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("intake.read_documents")
def adopt(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Show what would be made of a reading, and make it."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.read_documents", reading)
    if request.method == "POST" and (before := sent_before(request)):
        return before
    if not request.user.has_perm("intake.review_reading", reading):
        messages.info(request, _("This document was taken over already."))
        return redirect(address("reading", reading))
    found = adoptable(reading)
    form = form_for(request, reading, found)
    if request.method == "POST" and form.is_valid() and "adopt" in request.POST:
        try:
            return once(request, lambda: adopted(request, reading, data_in(form, found)))
        except Refusal as refusal:
            form.refuse(refusal)
        except Collision:
            form.refuse(
                Refusal(_("Somebody changed the reading while you were looking. Look again: nothing was made."))
            )
    return adopt_page(request, reading, found, form)


def form_for(request: HttpRequest, reading: Reading, found: Adoptable) -> AdoptForm:
    """The form, with the priorities of the framework that was chosen, or of the one that fits the document best."""
    framework = likely_framework(found.nodes, reading, str(request.POST.get("framework", "")))
    priorities = priorities_in(framework)
    return AdoptForm(
        request.POST or None,
        reading=reading,
        nodes=found.nodes,
        framework=framework,
        priorities=priorities,
        likely=likely_priorities(found.nodes, priorities),
    )


def data_in(form: AdoptForm, found: Adoptable) -> AdoptionData:
    """What was filled in, as the operation asks for it."""
    framework: Framework = form.cleaned_data["framework"]
    likely = likely_priorities(found.nodes, priorities_in(framework))
    return AdoptionData(**form.given(form.cleaned_data, likely))


def adopt_page(request: HttpRequest, reading: Reading, found: Adoptable, form: AdoptForm) -> HttpResponse:
    """The form with what would be made under it; without title, years or framework there is nothing to show yet."""
    planned: Planned | None = None
    if form.is_bound and form.is_valid():
        planned = preview(found, data_in(form, found).frame())
    elif not form.is_bound and (first := form.first_look()):
        planned = preview(found, AdoptionData(**first).frame())
    context: dict[str, Any] = {
        "reading": reading,
        "form": form,
        "once": request.POST.get("once") or new_key(),
        "version": request.POST.get("version") or reading.version,
        "crumbs": reading_crumbs(reading),
        "planned": planned,
    }
    if planned is not None:
        context |= told(planned, found)
    refused = form.is_bound and bool(form.errors)
    return render(request, "intake/adopt.html", context, status=422 if refused else 200)


def told(planned: Planned, found: Adoptable) -> dict[str, Any]:
    """What would be made, in words."""
    new = [row.choice.make["name"] for row in found.names if row.choice and row.choice.make and row.is_decided]
    under: dict[Any, list[NewAction]] = {}
    for action in planned.actions:
        under.setdefault(action.under, []).append(action)
    return {
        "outline": [(goal, under.get(goal.key, [])) for goal in planned.goals],
        "counts": counts_in_words(len(planned.goals), len(planned.actions), len(set(new))),
        "new_entries": new,
        "warnings": told_notes(planned.warnings, WARNINGS),
        "faults": told_notes(planned.faults, FAULTS),
        "undecided": list(planned.undecided.values()),
    }


def adopted(request: HttpRequest, reading: Reading, data: AdoptionData) -> HttpResponse:
    """Make the plan, and lead to its coverage."""
    text = str(request.POST.get("version", ""))
    version = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    adoption = adopt_as_plan(actor=request.user, reading=reading, data=data, version=version, now=timezone.now())
    return led_to_coverage(request, reading, adoption)


def led_to_coverage(request: HttpRequest, reading: Reading, adoption: Adoption) -> HttpResponse:
    """Say what was made, with the way back, on the page that shows what it is good for."""
    made = adoption.made
    counts = counts_in_words(len(made["goals"]), len(made["actions"]), len(made["entries"]))
    assert adoption.plan is not None, "it was made just now"
    done(
        request,
        _("Taken over from %(file)s: %(counts)s.") % {"file": adoption.file_name, "counts": counts},
        undo=address("undo-adoption", reading, adoption.pk),
    )
    return redirect(reverse("plans:coverage", args=[reading.region.slug, adoption.plan.slug]))


@require_POST
@permitted("intake.read_documents")
def undo(request: HttpRequest, region_slug: str, pk: int, adoption_pk: int) -> HttpResponse:
    """Undo a whole adoption, or say what stands in the way."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.read_documents", reading)
    adoption = adoption_of(reading, adoption_pk)
    if adoption is None:
        raise Http404("no such adoption")
    there = address("reading", reading)

    def undone(_gone: Adoption) -> HttpResponse:
        done(request, _("All that was taken over from this document is undone. The reading is still here."))
        return redirect(there)

    return act(
        request,
        do=lambda: undo_adoption(actor=request.user, adoption=adoption, now=timezone.now()),
        done=undone,
        otherwise=there,
    )

"""The plan of a year: made, proposed from the year before, worked out, looked back on, removed and put back."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.agreements.forms.yearly import EvaluationForm, NewYearForm, WorkForm, YearForm
from regietafel.agreements.models import Agreement, AgreementYear, ChosenGoal
from regietafel.agreements.operations import years as deeds
from regietafel.agreements.queries.pacts import bodies_to_choose
from regietafel.agreements.queries.yearly import actions_to_choose, goals_of, year_in_bin, year_of, years_of
from regietafel.agreements.views.agreements import get_year_or_404, next_year
from regietafel.agreements.views.pacts import at, get_agreement_or_404, pact_crumbs, pact_url, year_crumbs, year_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form, edit_with_form
from regietafel.people.queries import person_of

FORM = "agreements/form.html"


def year_before(request: HttpRequest, found: Agreement) -> AgreementYear | None:
    """The year that the address names as the one to go on from."""
    asked = request.GET.get("after", "")
    return year_of(request.user, found, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Begin the plan of a year; after another one its goals are ticked, and the actions that go on come along."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    before = year_before(request, found)
    initial: dict[str, Any] = {
        "year": before.year + 1
        if before
        else next_year(found, list(years_of(request.user, found)), timezone.localdate().year)
    }
    lead = ""
    if before:
        initial["goals"] = [one.goal for one in before.chosen.all()]
        lead = _("Proposed from %(year)s: untick what does not go on. Actions with a working year in the new year come along.") % {"year": before.year}  # fmt: skip

    def save(values: dict[str, Any]) -> AgreementYear:
        return deeds.make_year(actor=person_of(request), agreement=found, after=before, **values)

    return add_with_form(
        request,
        form_of=lambda data: NewYearForm(data, goals=goals_of(found), initial=initial),
        save=save,
        saved=lambda made: at(request, year_url(made), _("The plan of %(year)s was added.") % {"year": made.year}),
        template=FORM,
        context={
            "title": _("New yearly plan"),
            "caption": found.title,
            "lead": lead,
            "submit": _("Add the yearly plan"),
            "back": year_url(before) if before else pact_url(found),
            "crumbs": pact_crumbs(found),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def edit(request: HttpRequest, region_slug: str, pk: int, year: int) -> HttpResponse:
    """Change what is wanted in a year, and which goals are chosen."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    row = get_year_or_404(request, found, year)
    return edit_with_form(
        request,
        row=row,
        form_of=lambda one, data: YearForm(data, goals=goals_of(found), year=one),
        save=lambda values, version: deeds.edit_year(actor=person_of(request), year=row, version=version, **values),
        saved=lambda _one: at(request, year_url(row), _("Saved.")),
        template=FORM,
        context=form_context(row, _("Goals of %(year)s") % {"year": year}),
    )


def form_context(row: AgreementYear, title: str) -> dict[str, Any]:
    """What a form page of a yearly plan says around the form."""
    return {
        "title": title,
        "caption": row.agreement.title,
        "submit": _("Save"),
        "back": year_url(row),
        "crumbs": year_crumbs(row),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def look_back(request: HttpRequest, region_slug: str, pk: int, year: int) -> HttpResponse:
    """Evaluate a year: how it went, and what came of each goal."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    row = get_year_or_404(request, found, year)
    today = timezone.localdate()

    def save(values: dict[str, Any], version: int) -> AgreementYear:
        said = {name: values[name] for name in ("evaluation", "evaluated_on")}
        results = {one.pk: values[f"result-{one.pk}"] for one in row.chosen.all()}
        return deeds.evaluate(actor=person_of(request), year=row, results=results, version=version, today=today, **said)

    return edit_with_form(
        request,
        row=row,
        form_of=lambda one, data: EvaluationForm(data, year=one, today=today),
        save=save,
        saved=lambda _one: at(request, year_url(row), _("The evaluation stands there.")),
        template=FORM,
        context=form_context(row, _("Evaluate %(year)s") % {"year": year}),
    )


def chosen_or_404(row: AgreementYear, key: int) -> ChosenGoal:
    """A goal of that year."""
    found = next((one for one in row.chosen.all() if one.pk == key), None)
    if found is None:
        raise Http404("not chosen in this year")
    found.year = row
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def work(request: HttpRequest, region_slug: str, pk: int, year: int, row: int) -> HttpResponse:
    """Say who works a chosen goal out, which actions carry it out, and what came of it."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    of = get_year_or_404(request, found, year)
    chosen = chosen_or_404(of, row)
    bodies = bodies_to_choose(request.user, found.region)
    actions = actions_to_choose(request.user, found.region, year, chosen)
    return edit_with_form(
        request,
        row=chosen,
        form_of=lambda one, data: WorkForm(data, chosen=one, bodies=bodies, actions=actions),
        save=lambda values, version: deeds.work_out(actor=person_of(request), chosen=chosen, version=version, **values),
        saved=lambda one: at(request, f"{year_url(of)}#goal-{one.pk}", _("Saved.")),
        template=FORM,
        context=form_context(of, str(chosen.goal)),
    )


@require_POST
@permitted("agreements.keep")
def remove(request: HttpRequest, region_slug: str, pk: int, year: int) -> HttpResponse:
    """Put the plan of a year in the bin; its actions stay in the regional plan."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    row = get_year_or_404(request, found, year)
    undo = pact_url(found, "agreement-year-restore", row.pk)
    said = _("The plan of %(year)s was removed. Its actions stay in the regional plan.") % {"year": year}
    return act(
        request,
        do=lambda: deeds.remove_year(actor=person_of(request), year=row, now=timezone.now()),
        done=lambda _gone: at(request, pact_url(found), said, undo=undo),
        otherwise=year_url(row),
    )


@require_POST
@permitted("agreements.keep")
def restore(request: HttpRequest, region_slug: str, pk: int, row: int) -> HttpResponse:
    """Take the plan of a year out of the bin."""
    found = get_agreement_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", found)
    gone = year_in_bin(request.user, found, row)
    if gone is None:
        raise Http404("no such plan in the bin")
    return act(
        request,
        do=lambda: deeds.restore_year(actor=person_of(request), year=gone),
        done=lambda back: at(request, year_url(back), _("The plan of %(year)s was put back.") % {"year": back.year}),
        otherwise=pact_url(found),
    )

"""Filling in a row: by the team, or by the local government itself through the link in a mail."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.agreements import links
from regietafel.agreements.forms.decisions import AskForm, DecisionsForm
from regietafel.agreements.models import Ask, Decision, Subject
from regietafel.agreements.operations.asking import ask_towns, withdraw_ask
from regietafel.agreements.operations.deciding import fill_in
from regietafel.agreements.queries.asks import addresses_of, ask_behind, last_asks
from regietafel.agreements.queries.tracker import decisions_to_fill, documents_of, left_region
from regietafel.agreements.views.load import get_subject_or_404, get_town_or_404, subject_crumbs
from regietafel.agreements.views.subjects import at_subject
from regietafel.core.access import permitted, public, require
from regietafel.core.editing import act, add_with_form
from regietafel.core.errors import Collision, Refusal
from regietafel.core.limits import too_often
from regietafel.core.link_forms import insist_own_form, secretly
from regietafel.people.queries import person_of
from regietafel.territories.models import Municipality
from regietafel.workplaces.views.by_link import status_of


def form_for(
    subject: Subject, town: Municipality | None, data: QueryDict | None, *, by_link: bool = False
) -> DecisionsForm:
    """The form of a row as it stands now."""
    return DecisionsForm(
        data,
        rows=decisions_to_fill(subject, town),
        documents=[] if by_link else documents_of(subject),
        by_link=by_link,
        about_text=subject.framework_version_id is not None,
    )


def overtaken(form: DecisionsForm, data: QueryDict) -> tuple[QueryDict, list[Decision]]:
    """What was typed, ready to be sent again over what others filled in meanwhile, and which rows that concerns."""
    again, newer = data.copy(), []
    for row in form.rows:
        key = f"{row.organ}-version"
        if data.get(key) != str(row.version):
            newer.append(row)
        again[key] = str(row.version)
    return again, newer


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def fill(request: HttpRequest, region_slug: str, pk: int, nis: str) -> HttpResponse:
    """Write down what the organs of a town decided; ``board`` in place of a code is the board of the association."""
    subject = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", subject)
    town = None if nis == "board" else get_town_or_404(subject.region, nis, subject)
    form = form_for(subject, town, request.POST if request.method == "POST" else None)
    newer: list[Decision] = []
    if form.is_bound and form.is_valid():
        try:
            fill_in(
                actor=person_of(request), subject=subject, municipality=town, answers=form.answers, now=timezone.now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        except Collision:
            data, newer = overtaken(form_for(subject, town, None), request.POST)
            form = form_for(subject, town, data)
        else:
            anchor = f"#town-{nis}"
            return at_subject(request, subject, _("Saved: %(town)s.") % {"town": town or _("the board")}, anchor=anchor)
    context = {
        "form": form,
        "subject": subject,
        "municipality": town,
        "newer": newer,
        "crumbs": subject_crumbs(subject.region, subject),
        "cancel": reverse("agreements:subject", args=[region_slug, pk]),
    }
    return render(request, "agreements/fill.html", context, status=409 if newer else 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("agreements.keep")
def ask(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Mail local governments a link to their own row."""
    subject = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", subject)
    left = left_region(subject.region, timezone.localdate())
    asked = Municipality.objects.filter(decisions__subject=subject).exclude(pk__in=left)
    towns = sorted(set(asked), key=lambda town: town.name)
    before = last_asks(subject)
    known = addresses_of(subject.region, towns)
    known |= {key: (one.email, one.name) for key, one in before.items()}
    open_towns = {town.pk for town in towns if town.pk not in before}
    return add_with_form(
        request,
        form_of=lambda data: AskForm(data, towns=towns, known=known, ticked=open_towns),
        save=lambda values: ask_towns(
            actor=person_of(request), subject=subject, towns=values["towns"], now=timezone.now()
        ),
        saved=lambda made: at_subject(
            request, subject, _("Mails that leave now: %(count)s.") % {"count": len(made)}, anchor="#towns"
        ),
        template="agreements/ask.html",
        context={
            "subject": subject,
            "before": before,
            "crumbs": subject_crumbs(subject.region, subject),
            "cancel": reverse("agreements:subject", args=[region_slug, pk]),
        },
    )


@require_POST
@permitted("agreements.keep")
def withdraw(request: HttpRequest, region_slug: str, pk: int, nis: str) -> HttpResponse:
    """Let the link of a town end."""
    subject = get_subject_or_404(request.user, region_slug, pk)
    require(request.user, "agreements.keep", subject)
    town = get_town_or_404(subject.region, nis, subject)
    row = last_asks(subject).get(town.pk)
    if row is None:
        return redirect("agreements:subject", region_slug, pk)
    return act(
        request,
        do=lambda: withdraw_ask(actor=person_of(request), ask=row, now=timezone.now()),
        done=lambda _ask: at_subject(request, subject, _("The link of %(town)s no longer works.") % {"town": town}),
        otherwise=reverse("agreements:subject", args=[region_slug, pk]),
    )


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def decide(request: HttpRequest, token: str) -> HttpResponse:
    """A local government fills in its own row, without an account. Looking changes nothing."""
    if request.method == "POST":
        if refused := too_often(request, "answer_invitation"):
            return refused
        insist_own_form(request, links.PURPOSE, token)
    behind = ask_behind(token, timezone.localdate())
    if behind.ask is None or behind.problem:
        context: dict[str, Any] = {"problem": behind.problem}
        return render(request, "agreements/decide_over.html", context, status=status_of(behind.problem))
    row = behind.ask
    data = request.POST if request.method == "POST" else None
    form = form_for(row.subject, row.municipality, data, by_link=True)
    newer: list[Decision] = []
    if form.is_bound and form.is_valid():
        try:
            return answered(request, row, form, token)
        except Refusal as refusal:
            form.refuse(refusal)
        except Collision:
            again, newer = overtaken(form_for(row.subject, row.municipality, None, by_link=True), request.POST)
            form = form_for(row.subject, row.municipality, again, by_link=True)
    return show(request, row, form, token, newer=newer)


def answered(request: HttpRequest, row: Ask, form: DecisionsForm, token: str) -> HttpResponse:
    """Save what was filled in, and say so on the same page, where it can be changed until the link ends."""
    fill_in(
        actor=None,
        subject=row.subject,
        municipality=row.municipality,
        answers=form.answers,
        now=timezone.now(),
        filled_as=form.cleaned_data["filled_as"],
        ask=row,
    )
    return show(request, row, form_for(row.subject, row.municipality, None, by_link=True), token, is_done=True)


def show(
    request: HttpRequest,
    row: Ask,
    form: DecisionsForm,
    token: str,
    *,
    newer: list[Decision] | None = None,
    is_done: bool = False,
) -> HttpResponse:
    """The page behind the link."""
    context = {
        "ask": row,
        "subject": row.subject,
        "region": row.subject.region,
        "fixed": row.subject.framework_version,
        "form": form,
        "newer": newer or [],
        "is_done": is_done,
        "key": links.form_key(token),
    }
    return render(request, "agreements/decide.html", context, status=409 if newer else 422 if form.errors else 200)

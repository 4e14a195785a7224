"""The page behind the link in the mail that asks to sign a note along. Opening it writes nothing; its buttons post."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.limits import too_often
from regietafel.core.link_forms import secretly
from regietafel.policy_signals import links
from regietafel.policy_signals.annexes import annexes_in_words
from regietafel.policy_signals.forms.letters import SignForm
from regietafel.policy_signals.markup import pieces_of
from regietafel.policy_signals.models import CoSignatory, NoteVersion
from regietafel.policy_signals.operations.cosigning import decline_note, sign_note
from regietafel.policy_signals.queries.signing import row_behind
from regietafel.workplaces.views.by_link import status_of


@dataclass(frozen=True)
class Asked:
    """Who is asked, and what the link opens."""

    row: CoSignatory
    version: NoteVersion
    token: str


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """Read the version of now, and sign or decline it."""
    today = timezone.localdate()
    if request.method == "POST":
        if refused := too_often(request, "sign_note"):
            return refused
        if not links.is_form_key(token, request.POST.get("key", "")):
            return over(request, "form", status=403)
    row, version, problem = row_behind(token, today)
    if row is None or version is None or problem:
        return over(request, problem)
    asked = Asked(row, version, token)
    form = SignForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if form.cleaned_data["read"] != str(version.number):
            return show(request, asked, SignForm(), done="newer")
        try:
            return answered(request, asked, form.cleaned_data, today)
        except Refusal as refusal:
            form.refuse(refusal)
    return show(request, asked, form)


def answered(request: HttpRequest, asked: Asked, values: dict[str, str], today: dt.date) -> HttpResponse:
    """Do what the button says, and say so."""
    if values["answer"] == "sign":
        sign_note(
            actor=None,
            row=asked.row,
            version=asked.version,
            on=today,
            signed_as=values["signed_as"],
            now=timezone.now(),
        )
    else:
        decline_note(actor=None, row=asked.row, reason=values["reason"], on=today)
    row, _version, _problem = row_behind(asked.token, today)
    return show(request, Asked(row or asked.row, asked.version, asked.token), SignForm(), done=values["answer"])


def show(request: HttpRequest, asked: Asked, form: SignForm, done: str = "") -> HttpResponse:
    """The page."""
    context = {
        "row": asked.row,
        "fixed": asked.version,
        "pieces": pieces_of(asked.version.text),
        "annexes": annexes_in_words(asked.version.annexes),
        "region": asked.row.note.dossier.region,
        "is_signed": asked.row.signed_version_id == asked.version.pk,
        "key": links.form_key(asked.token),
        "form": form,
        "done": done,
    }
    return render(request, "policy_signals/letters/sign.html", context, status=422 if form.errors else 200)


def over(request: HttpRequest, problem: str, *, status: int = 0) -> HttpResponse:
    """Say in words why a link opens nothing (any more), without saying whose it was."""
    context = {"problem": problem}
    return render(request, "policy_signals/letters/sign_over.html", context, status=status or status_of(problem))

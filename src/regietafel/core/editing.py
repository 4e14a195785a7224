"""The one story of every form: bind, do one deed, and if it cannot be done, say why with what was typed kept.

How to use it stands in docs/editing.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.contrib import messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from regietafel.core.conflict import (
    conflicts_between,
    digests,
    last_change_of,
    read_seen,
    typed_pairs,
    with_choices,
)
from regietafel.core.drafts import FIELD as DRAFT
from regietafel.core.drafts import as_left, draft_asked_for, drafting_of, end_sitting_of, typed_in
from regietafel.core.errors import Collision, Refusal
from regietafel.core.forms import Form
from regietafel.core.models import Draft
from regietafel.core.once import new_key, once, sent_before

R = TypeVar("R")
M = TypeVar("M", bound=models.Model)
Context = Mapping[str, Any]


def add_with_form(
    request: HttpRequest,
    *,
    form_of: Callable[[QueryDict | None], Form],
    save: Callable[[dict[str, Any]], R],
    saved: Callable[[R], HttpResponse],
    template: str,
    context: Context,
) -> HttpResponse:
    """Run a form that makes something new. The same form sent twice makes one thing, not two."""
    if request.method != "POST":
        return begun(request, template, context, form_of, {"once": new_key()})
    if before := sent_before(request):
        return before
    form = form_of(request.POST)
    if form.is_valid():
        try:
            return once(request, lambda: saved(saving(request, lambda: save(form.cleaned_data))))
        except Refusal as refusal:
            form.refuse(refusal)
    return page(request, template, context, form, {"once": request.POST.get("once") or new_key()})


def edit_with_form(
    request: HttpRequest,
    *,
    row: M,
    form_of: Callable[[M, QueryDict | None], Form],
    save: Callable[[dict[str, Any], int], R],
    saved: Callable[[R], HttpResponse],
    template: str,
    context: Context,
) -> HttpResponse:
    """Run a form that changes a row. If somebody else saved first, show both versions and let the person choose.

    ``form_of`` takes the values of the row as initial values, so that it can show the other's version too.
    """
    as_it_stands = form_of(row, None)
    if request.method != "POST":
        return begun(request, template, context, lambda data: form_of(row, data), marks(row, as_it_stands))
    data = with_choices(request.POST, as_it_stands) if "resolving" in request.POST else request.POST
    form = form_of(row, data)
    if form.is_valid():
        try:
            return attempt(request, form, version_in(data), form_of, save, saved)
        except Refusal as refusal:
            form.refuse(refusal)
    hidden = {"version": data.get("version", ""), "seen": data.get("seen", "")}
    return page(request, template, context, form, hidden)


def act(
    request: HttpRequest,
    *,
    do: Callable[[], R],
    done: Callable[[R], HttpResponse],
    otherwise: str,
) -> HttpResponse:
    """Run a deed that is a button without a form; a refusal is told on the page ``otherwise``, where one goes back to."""
    try:
        return done(do())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    except Collision:
        messages.error(
            request, _("Somebody changed this while you were looking at it. Look again: nothing was done yet.")
        )
    return redirect(otherwise)


def begun(
    request: HttpRequest,
    template: str,
    context: Context,
    form_of: Callable[[QueryDict | None], Form],
    hidden: Mapping[str, Any],
) -> HttpResponse:
    """A form that was opened: fresh, or as the person left it half-way, with the version that they were looking at then."""
    draft = draft_asked_for(request)
    if draft is None:
        return page(request, template, context, form_of(None), hidden)
    data = typed_in(draft)
    held = {name: data.get(name, value) for name, value in hidden.items()}
    return page(request, template, context, as_left(form_of(data)), held, draft)


def saving(request: HttpRequest, save: Callable[[], R]) -> R:
    """Save, and let the draft of this form go in the same transaction."""
    with transaction.atomic():
        made = save()
        end_sitting_of(request)
    return made


def marks(row: models.Model, form: Form) -> dict[str, Any]:
    """What the form carries along unseen: the version that the person looks at, and what its fields said."""
    return {"version": getattr(row, "version"), "seen": json.dumps(digests(form), separators=(",", ":"))}


def page(
    request: HttpRequest,
    template: str,
    context: Context,
    form: Form,
    hidden: Mapping[str, Any],
    draft: Draft | None = None,
) -> HttpResponse:
    """Answer with the page of a form: 200 when it is fresh or a draft, 422 when it comes back with mistakes."""
    drafting = drafting_of(request, form, draft)
    if drafting:
        hidden = {**hidden, DRAFT: drafting.sitting}
    return render(
        request,
        template,
        {**context, "form": form, "hidden": hidden, "drafting": drafting},
        status=422 if form.is_bound and draft is None else 200,
    )


def version_in(data: QueryDict) -> int:
    """The version that the person was looking at; none at all counts as one that nobody ever saw."""
    text = data.get("version", "")
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def attempt(
    request: HttpRequest,
    mine: Form,
    version: int,
    form_of: Callable[[Any, QueryDict | None], Form],
    save: Callable[[dict[str, Any], int], R],
    saved: Callable[[R], HttpResponse],
) -> HttpResponse:
    """Save, or answer 409 with both versions. If both say the same there is nothing to choose, and it is saved."""
    try:
        return saved(saving(request, lambda: save(mine.cleaned_data, version)))
    except Collision as collision:
        current = collision.current
    theirs = form_of(current, None)
    data = mine.data if isinstance(mine.data, QueryDict) else QueryDict()
    conflicts = conflicts_between(mine, theirs, read_seen(data.get("seen", "")))
    if not conflicts:
        return attempt(request, mine, getattr(current, "version"), form_of, save, saved)
    who, when = last_change_of(current)
    context = {
        "subject": str(current),
        "conflicts": conflicts,
        "sent": [*typed_pairs(data), *marks(current, theirs).items()],
        "who": who,
        "when": when,
        "action": request.get_full_path(),
        "cancel": request.get_full_path(),
    }
    return render(request, "collision.html", context, status=409)

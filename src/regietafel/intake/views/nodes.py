"""The two forms of a node: putting right what was read, and splitting it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.core.access import permitted, require
from regietafel.core.editing import edit_with_form
from regietafel.core.messages import done
from regietafel.intake.forms.node import NodeForm, SplitForm
from regietafel.intake.models import Reading, ReadNode
from regietafel.intake.operations.log import outline_of
from regietafel.intake.operations.looking import change
from regietafel.intake.operations.parts import cuts_of, split
from regietafel.intake.shown import all_lines, values_of
from regietafel.intake.views.load import Crumb, address, get_reading_or_404, reading_crumbs
from regietafel.intake.views.review import at_node, get_node_or_404

CONTEXT_LINES = 2


def way_back(reading: Reading, row: ReadNode) -> dict[str, Any]:
    """The way back to the node in its review."""
    there = f"{address('review', reading)}?node={row.pk}#node-{row.pk}"
    crumbs: list[Crumb] = [*reading_crumbs(reading), (_("Look through"), there)]
    return {"reading": reading, "node": row, "crumbs": crumbs, "back": there}


def passage_of(reading: Reading, row: ReadNode) -> list[tuple[int, str, bool]]:
    """The lines of the document about a node, with a few around them."""
    lit = all_lines(row)
    if not lit:
        return []
    lines = reading.lines
    first, last = max(1, lit[0] - CONTEXT_LINES), min(len(lines), lit[-1] + CONTEXT_LINES, lit[0] + 40)
    return [(number, lines[number - 1], number in set(lit)) for number in range(first, last + 1)]


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("intake.review_reading")
def edit(request: HttpRequest, region_slug: str, pk: int, node: int) -> HttpResponse:
    """Put right what was read of a node."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.review_reading", reading)
    row = get_node_or_404(reading, node)
    forms: list[NodeForm] = []

    def form_of(shown: ReadNode, data: Any) -> NodeForm:
        form = NodeForm(data, row=shown)
        forms.append(form)
        return form

    def save(_values: dict[str, Any], version: int) -> ReadNode:
        sent = next(form for form in reversed(forms) if form.is_bound)
        return change(actor=request.user, node=row, values=sent.values(), version=version, now=timezone.now())

    def saved(changed: ReadNode) -> HttpResponse:
        done(request, _("Saved."))
        return redirect(at_node(request, reading, changed.pk))

    context = {
        **way_back(reading, row),
        "document": passage_of(reading, row),
        "doubtful": [value for value in values_of(row, reading.lines) if value.doubt],
    }
    return edit_with_form(
        request, row=row, form_of=form_of, save=save, saved=saved, template="intake/node_edit.html", context=context
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("intake.review_reading")
def split_node(request: HttpRequest, region_slug: str, pk: int, node: int) -> HttpResponse:
    """Choose the line at which a new node begins."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.review_reading", reading)
    row = get_node_or_404(reading, node)
    cuts = cuts_of(reading, outline_of(reading), row)

    def saved(made: ReadNode) -> HttpResponse:
        done(request, _("“%(title)s” is a part of its own now.") % {"title": made})
        return redirect(at_node(request, reading, made.pk))

    return edit_with_form(
        request,
        row=row,
        form_of=lambda _row, data: SplitForm(data, cuts=cuts),
        save=lambda values, version: split(actor=request.user, node=row, version=version, now=timezone.now(), **values),
        saved=saved,
        template="intake/node_split.html",
        context={**way_back(reading, row), "cuts": cuts},
    )

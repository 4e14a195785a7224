"""Looking a reading through: the document on one side, what was read on the other, and the deeds on one node."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from regietafel.core.access import permitted, require
from regietafel.core.editing import act, version_in
from regietafel.core.errors import Refusal
from regietafel.intake.models import Reading, ReadNode
from regietafel.intake.operations import looking, parts, structure
from regietafel.intake.operations.log import take_back
from regietafel.intake.queries import node_of
from regietafel.intake.queries.review import ALL, SHOWS, Review, next_to_look_at, review_of
from regietafel.intake.queries.steps import last_step_of
from regietafel.intake.shown import LABELS, all_lines, doubts_elsewhere, values_of
from regietafel.intake.views.load import address, get_reading_or_404, reading_crumbs
from regietafel.intake.words import told

MOST_LINES = 4000
"""Longer documents are shown in a part around the node that is chosen."""
BEFORE, AFTER = 200, 800

Deed = Callable[..., ReadNode]
DEEDS: dict[str, Deed] = {
    "accept": looking.accept,
    "skip": looking.skip,
    "unskip": looking.unskip,
    "merge": parts.merge,
    "raise": structure.raise_level,
    "lower": structure.lower_level,
    "up": partial(structure.move, step=-1),
    "down": partial(structure.move, step=1),
}
GO_ON = frozenset({"accept", "skip"})
"""After these one goes on to the next node that is to be looked at."""


@require_safe
@permitted("intake.review_reading")
def review(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Both sides; a script asks for the right one alone."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.review_reading", reading)
    show = request.GET.get("show", ALL)
    show = show if show in SHOWS else ALL
    found = review_of(reading, number_in(request.GET.get("node", "")), show)
    lines = reading.lines
    whole = len(lines) <= MOST_LINES
    lit = all_lines(found.chosen.node) if found.chosen else []
    only_read = whole and request.headers.get("HX-Target") == "read"
    context = {
        "reading": reading,
        "review": found,
        "show": show,
        "last": last_step_of(reading, request.user),
        "document": [] if only_read else part_of(lines, lit, whole=whole),
        "whole": whole,
        "warnings": [told(warning) for warning in reading.warnings],
        "crumbs": reading_crumbs(reading),
        **chosen_context(found, lines, lit),
    }
    return render(request, "intake/review.html", context)


def chosen_context(found: Review, lines: list[str], lit: list[int]) -> dict[str, Any]:
    """What the page says of the node that is chosen."""
    if found.chosen is None:
        return {}
    node = found.chosen.node
    values = list(values_of(node, lines))
    there = {value.name for value in values}
    missing = [str(label) for name, label in LABELS.items() if name in ("leads", "years") and name not in there]
    return {
        "node": node,
        "values": values,
        "lit": lit,
        "doubts": doubts_elsewhere(node),
        "missing": missing if node.level == "action" else [],
    }


def part_of(lines: list[str], lit: list[int], *, whole: bool) -> list[tuple[int, str, bool]]:
    """The lines that are shown, each with its number and whether it is lit up."""
    at = lit[0] if lit else 1
    first, last = (1, len(lines)) if whole else (max(1, at - BEFORE), min(len(lines), at + AFTER))
    bright = set(lit)
    return [(number, lines[number - 1], number in bright) for number in range(first, last + 1)]


def number_in(text: str) -> int | None:
    """The key in an address, if it is one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def get_node_or_404(reading: Reading, key: int) -> ReadNode:
    """A node of the reading that still stands by itself."""
    node = node_of(reading, key)
    if node is None:
        raise Http404("no such node")
    return node


def at_node(request: HttpRequest, reading: Reading, key: int) -> str:
    """The address of the review with a node chosen, showing what was shown."""
    show = request.POST.get("show", "")
    kept = f"&show={show}" if show in SHOWS and show != ALL else ""
    return f"{address('review', reading)}?node={key}{kept}#node-{key}"


@require_POST
@permitted("intake.review_reading")
def deed(request: HttpRequest, region_slug: str, pk: int, node: int) -> HttpResponse:
    """One deed on one node; which one, its button says."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.review_reading", reading)
    row = get_node_or_404(reading, node)
    name = request.POST.get("deed", "")

    def do() -> ReadNode:
        if name not in DEEDS:
            raise Refusal(_("Choose what to do with this part."))
        return DEEDS[name](actor=request.user, node=row, version=version_in(request.POST), now=timezone.now())

    def did(changed: ReadNode) -> HttpResponse:
        key = next_to_look_at(reading, changed) if name in GO_ON else changed.pk
        return redirect(at_node(request, reading, key))

    return act(request, do=do, done=did, otherwise=at_node(request, reading, row.pk))


@require_POST
@permitted("intake.review_reading")
def accept_all(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Accept all about which there is no doubt."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.review_reading", reading)
    there = address("review", reading)

    def did(count: int) -> HttpResponse:
        text = ngettext("%(count)s part accepted.", "%(count)s parts accepted.", count) % {"count": count}
        messages.success(request, text)
        return redirect(there)

    return act(
        request,
        do=lambda: looking.accept_all(actor=request.user, reading=reading, now=timezone.now()),
        done=did,
        otherwise=there,
    )


@require_POST
@permitted("intake.review_reading")
def undo(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Take back one's own last deed."""
    reading = get_reading_or_404(request, region_slug, pk)
    require(request.user, "intake.review_reading", reading)
    step = number_in(request.POST.get("step", "")) or 0

    def did(taken: Any) -> HttpResponse:
        messages.success(request, _("Taken back: %(what)s.") % {"what": taken})
        first = next(iter(taken.before), "")
        return redirect(at_node(request, reading, int(first)) if first else address("review", reading))

    return act(
        request,
        do=lambda: take_back(actor=request.user, reading=reading, step=step, now=timezone.now()),
        done=did,
        otherwise=address("review", reading),
    )

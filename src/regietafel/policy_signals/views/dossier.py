"""The page of a dossier: its story in order, its letters with their clocks, and who must still hear something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.documents.queries import documents_visible_to
from regietafel.journal.queries import history_visible_to
from regietafel.plans.queries.visible import actions_visible_to
from regietafel.policy_signals.holding import HOLDER
from regietafel.policy_signals.lifecycle import MOVES, ROAD, Phase
from regietafel.policy_signals.models import Dossier, Figure
from regietafel.policy_signals.queries.merging import merges_into
from regietafel.policy_signals.queries.signals import own_voice
from regietafel.policy_signals.queries.standing import standings_of
from regietafel.policy_signals.queries.visible import signals_visible_to, steps_visible_to
from regietafel.policy_signals.small import is_small
from regietafel.policy_signals.views.letters_block import letters_block
from regietafel.policy_signals.views.load import get_dossier_or_404, signal_crumbs
from regietafel.policy_signals.views.telling_block import telling_block


@dataclass(frozen=True)
class Stage:
    """A phase on the road, as the page draws it."""

    label: str
    is_past: bool
    is_now: bool


@dataclass(frozen=True)
class FigureShown:
    """A figure as it may be told."""

    figure: Figure
    value: Any
    is_small: bool


def stages_of(dossier: Dossier) -> list[Stage]:
    """The road from reported to fed back; what is held up stands where it came from."""
    at = dossier.came_from if dossier.phase not in ROAD else dossier.phase
    place = ROAD.index(Phase(at)) if at in ROAD else 0
    return [
        Stage(str(phase.label), number < place, number == place and dossier.phase in ROAD)
        for number, phase in enumerate(ROAD)
    ]


def figures_of(dossier: Dossier, *, is_team: bool) -> Iterator[FigureShown]:
    """The figures; small counts of people stand for the team alone, and so does what they are exactly."""
    for figure in dossier.figures.all():
        small = figure.counts_people and is_small(figure.value, is_team=is_team)
        yield FigureShown(figure, None if small else figure.value, small)


@require_safe
@permitted("policy_signals.view_dossier")
def dossier(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """One dossier."""
    found = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.view_dossier", found)
    user, today = request.user, timezone.localdate()
    may_change = user.has_perm("policy_signals.change_dossier", found)
    papers = documents_visible_to(user).filter(holder_kind=HOLDER, holder_pk=found.pk).order_by("title")
    signals = signals_visible_to(user).filter(dossier=found).prefetch_related("voices__organisation", "voices__user")
    context = {
        "dossier": found,
        "stages": stages_of(found),
        "standing": standings_of([found], today)[found.pk],
        "steps": steps_visible_to(user).filter(dossier=found).select_related("by"),
        "signals": signals if may_change else [],
        "figures": list(figures_of(found, is_team=may_change)),
        "papers": papers.prefetch_related("versions__stored"),
        "actions": actions_visible_to(user).filter(dossiers=found, removed_at__isnull=True).select_related("plan"),
        "letters": letters_block(user, found, today),
        "telling": telling_block(user, found, today),
        "may_change": may_change,
        "own_voice": own_voice(user, found),
        "may_move": may_change and bool(MOVES[Phase(found.phase)] - {Phase.REPORTED}),
        "may_take_out": may_change and found.phase == Phase.BUNDLED,
        "merges": merges_into(user, found) if may_change else [],
        "history": history_visible_to(user, found) if may_change else [],
        "crumbs": signal_crumbs(found.region),
    }
    return render(request, "policy_signals/dossier.html", context)

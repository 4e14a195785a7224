"""Which dossiers and signals hang together with a body or an action, of what a person reads."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from regietafel.consultation.models import Body
from regietafel.plans.models import Action
from regietafel.policy_signals.lifecycle import OPEN
from regietafel.policy_signals.models import Dossier, Signal
from regietafel.policy_signals.queries.visible import dossiers_visible_to, signals_visible_to


def open_first(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """What still asks for something first, then the newest."""
    closed = Case(When(phase__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.select_related("region").order_by(closed, "-opened_on", "-pk")


def dossiers_of_action(user: Any, action: Action) -> QuerySet[Dossier]:
    """The dossiers to which an action belongs."""
    return open_first(dossiers_visible_to(user).filter(actions=action))


def dossiers_of_body(user: Any, body: Body) -> QuerySet[Dossier]:
    """The dossiers that a body raised; for the team also those of signals that were raised there."""
    raised = Q(body=body)
    if user.has_perm("policy_signals.bundle", body.region):
        signals = Signal.objects.filter(body=body, removed_at__isnull=True, dossier__isnull=False)
        raised |= Q(pk__in=signals.values("dossier"))
    return open_first(dossiers_visible_to(user).filter(raised))


def signals_of_body(user: Any, body: Body) -> QuerySet[Signal]:
    """The signals that were raised in a body and stand alone, the newest first; what was withdrawn does not count."""
    found = signals_visible_to(user).filter(body=body, dossier__isnull=True, phase__in=OPEN)
    return found.select_related("region").order_by("-reported_on", "-pk")

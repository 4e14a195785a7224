"""The signals of a region: narrowed, in order, what can be chosen for them, and which are alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, utils

from regietafel.policy_signals import links
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Signal, SignalDesk, Voice
from regietafel.policy_signals.queries.dossiers import loose_signals, open_dossiers
from regietafel.policy_signals.queries.visible import signals_visible_to
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Term, TermKind, WorkForm

ALIKE, MOST_ALIKE, LOOKED_AT = 62, 5, 500
"""From which likeness (0 to 100) a text is shown as similar, how many are, and among how many one looks."""

SHORTEST = 12
"""Signs of a text from which likeness means something."""


def signals_of(user: Any, region: Region) -> QuerySet[Signal]:
    """The signals of a region that a person sees, the newest first."""
    return (
        signals_visible_to(user).filter(region=region).select_related("dossier", "body").order_by("-reported_on", "-pk")
    )


def narrowed(rows: QuerySet[Signal], wanted: Mapping[str, Any]) -> QuerySet[Signal]:
    """Those that meet the filters of the address; an empty filter leaves all."""
    for word in str(wanted.get("q") or "").split()[:8]:
        rows = rows.filter(Q(what__icontains=word) | Q(suggestion__icontains=word))
    if wanted.get("phase") == Phase.REPORTED:
        rows = rows.filter(dossier__isnull=True, phase=Phase.REPORTED)
    elif phase := wanted.get("phase"):
        rows = rows.filter(Q(dossier__phase=phase) | Q(dossier__isnull=True, phase=phase))
    if wanted.get("municipality"):
        rows = rows.filter(municipalities=wanted["municipality"])
    if wanted.get("work_form"):
        rows = rows.filter(work_forms=wanted["work_form"])
    if wanted.get("year"):
        rows = rows.filter(reported_on__year=wanted["year"])
    return rows.distinct()


def signals_in_bin(user: Any, region: Region) -> QuerySet[Signal]:
    """Signals in the bin of a region: all for who works there, for everybody else those that they reported themselves."""
    removed = Signal.objects.filter(region=region, removed_at__isnull=False)
    if user.has_perm("policy_signals.bundle", region):
        return removed
    return removed.filter(voices__user=user, voices__is_first=True)


def towns_of(region: Region) -> list[Municipality]:
    """The municipalities of the region, by name."""
    return list(Municipality.objects.filter(regions=region).order_by("name"))


def work_forms_on(day: dt.date) -> list[WorkForm]:
    """The work forms of a day, in their order."""
    return [one for one in WorkForm.objects.all() if one.holds_on(day)]


def target_groups() -> list[Term]:
    """The target groups that the directory knows."""
    return list(Term.objects.filter(kind=TermKind.TARGET_GROUP))


def years_of(rows: QuerySet[Signal]) -> list[int]:
    """The years in which something was reported, the newest first."""
    return sorted(set(rows.order_by().values_list("reported_on__year", flat=True)), reverse=True)


@dataclass(frozen=True)
class Alike:
    """Something that resembles what is being typed."""

    text: str
    dossier: Dossier | None
    signal: Signal | None
    likeness: float
    mine: bool = False
    """The person is among those who noticed this signal."""


def similar(user: Any, region: Region, text: str, without: int | None = None) -> list[Alike]:
    """What is known of already and resembles a text, the likest first: of what the person may read, and nothing else."""
    if len(text.strip()) < SHORTEST:
        return []
    dossiers = open_dossiers(user, region)[:LOOKED_AT]
    known = [Alike(one.title, one, None, likeness(text, f"{one.title}. {one.summary}")) for one in dossiers]
    alone = loose_signals(user, region).exclude(pk=without or 0)
    mine = own_signals(user, region)
    known += [Alike(str(one), None, one, likeness(text, one.what), one.pk in mine) for one in alone[:LOOKED_AT]]
    return sorted((one for one in known if one.likeness >= ALIKE), key=lambda one: -one.likeness)[:MOST_ALIKE]


def own_signals(user: Any, region: Region) -> set[int]:
    """The signals of a region in which a person is among the voices."""
    if getattr(user, "pk", None) is None:
        return set()
    return set(Voice.objects.filter(user=user, signal__region=region).values_list("signal", flat=True))


def likeness(one: str, other: str) -> float:
    """How much two texts share their words, from 0 to 100; accents, case and order make no difference."""
    return float(fuzz.token_set_ratio(one, other, processor=utils.default_process))


def own_voice(user: Any, dossier: Dossier) -> Voice | None:
    """The voice of a person in a dossier; one that can be taken back before one that reported it first."""
    found = Voice.objects.filter(user=user, signal__dossier=dossier).select_related("signal")
    return found.order_by("is_first", "pk").first()


def voice_in_signal(user: Any, signal: Signal) -> Voice | None:
    """The voice of a person in one signal."""
    found = Voice.objects.filter(user=user, signal=signal).select_related("signal")
    return found.order_by("is_first", "pk").first()


def desk_behind(token: str, today: dt.date) -> tuple[SignalDesk | None, str]:
    """The short form behind a link, and what is wrong with it: unknown, closed, withdrawn or expired."""
    read = links.read(links.DESK, token)
    if read is None:
        return None, "unknown"
    pk, issue = read
    desk = SignalDesk.objects.select_related("region").filter(pk=pk).first()
    if desk is None:
        return None, "unknown"
    if desk.issue != issue:
        return desk, "withdrawn"
    if not desk.is_open:
        return desk, "closed"
    return desk, "expired" if desk.until is None or today > desk.until else ""


def shown_desk(region: Region) -> SignalDesk:
    """The short form of a region; what nobody set yet is not saved."""
    return SignalDesk.objects.filter(region=region).first() or SignalDesk(region=region)

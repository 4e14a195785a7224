"""Opening, describing and removing dossiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.consultation.models import Body
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.people.models import TEAM, User
from regietafel.people.queries import role_kinds
from regietafel.plans.models import Action
from regietafel.policy_signals.models import CoSignatory, Dossier, DossierMerge, Letter, Signal, StepKind
from regietafel.policy_signals.operations.bundling import join
from regietafel.policy_signals.operations.reporting import insist_on_no_number
from regietafel.policy_signals.operations.steps import add_step
from regietafel.territories.models import Region

COLUMNS = ("title", "summary", "wish", "lead", "lead_said", "body", "is_standing", "is_shared")


@dataclass(frozen=True)
class DossierData:
    """What a dossier says of itself."""

    title: str
    summary: str = ""
    wish: str = ""
    lead: User | None = None
    lead_said: str = ""
    body: Body | None = None
    is_standing: bool = False
    is_shared: bool = True
    actions: Collection[Action] = field(default_factory=list)

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        found = {name: getattr(self, name) for name in COLUMNS}
        return {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}


def told(dossier: Dossier) -> dict[str, Any]:
    """What the history keeps of a dossier."""
    actions = sorted(f"{action.plan}: {action}" for action in dossier.actions.select_related("plan"))
    return {**snapshot(dossier, COLUMNS), "actions": actions}


def insist_on_dossier(region: Region, data: DossierData) -> None:
    """Refuse a dossier without a name, and whoever or whatever belongs elsewhere."""
    if not data.title.strip():
        raise Refusal(_("Give the dossier a title."), field="title")
    for name in ("title", "summary", "wish"):
        insist_on_no_number(getattr(data, name), name)
    if data.lead is not None and not role_kinds(data.lead, region) & set(TEAM):
        raise Refusal(
            _("Only somebody who works for the region can lead it here. Write the function instead."), field="lead"
        )
    if data.body is not None and (data.body.region_id != region.pk or data.body.is_removed):
        raise Refusal(_("This body does not belong to the region."), field="body")
    if any(action.plan.region_id != region.pk or action.is_removed for action in data.actions):
        raise Refusal(_("One of these actions does not belong to the region, or was removed."), field="actions")


@operation
def open_dossier(
    *, actor: Any, region: Region, data: DossierData, now: dt.datetime, signals: Collection[Signal] = ()
) -> Dossier:
    """Begin a dossier, with the signals that it bundles; everyone who reported one of them hears so."""
    insist_on_dossier(region, data)
    today = timezone.localdate(now)
    dossier = Dossier.objects.create(region=region, opened_on=today, phase_since=today, **data.columns())
    dossier.actions.set(data.actions)
    record(actor=actor, verb="created", on=dossier, region=region, after=told(dossier))
    join(actor=actor, dossier=dossier, signals=signals, now=now)
    said = _("We bundled what was noticed in one dossier: “%(title)s”.") % {"title": dossier.title}
    add_step(actor=actor, dossier=dossier, kind=StepKind.OPENED, said=said, now=now)
    return dossier


@operation
def edit_dossier(*, actor: Any, dossier: Dossier, data: DossierData, version: int | None) -> Dossier:
    """Change what a dossier says of itself."""
    fresh = locked_at(dossier, version)
    insist_is_there(fresh)
    insist_on_dossier(fresh.region, data)
    before = told(fresh)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    fresh.actions.set(data.actions)
    after = told(fresh)
    if after != before:
        fresh.save_next(*COLUMNS)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def insist_is_there(dossier: Dossier) -> None:
    """Refuse what lies in the bin."""
    if dossier.is_removed:
        raise Refusal(_("This dossier was removed. Restore it first."))


@operation
def note_step(*, actor: Any, dossier: Dossier, said: str, on: dt.date, is_told: bool, now: dt.datetime) -> Dossier:
    """Write a step in the story by hand: for everyone who reported, or for the team alone."""
    fresh = locked(dossier)
    insist_is_there(fresh)
    if not said.strip():
        raise Refusal(_("Say what happened."), field="said")
    insist_on_no_number(said, "said")
    if on > timezone.localdate(now):
        raise Refusal(_("This day has yet to come. Write it down when it has happened."), field="on")
    add_step(actor=actor, dossier=fresh, kind=StepKind.OTHER, said=said, now=now, on=on, is_told=is_told)
    record(actor=actor, verb="step_added", on=fresh, region=fresh.region, after={"step": said.strip()[:200]})
    return fresh


@operation
def remove_dossier(*, actor: Any, dossier: Dossier, now: dt.datetime) -> Dossier:
    """Put a dossier in the bin. Its signals stay with it, and come back with it. Twice is once."""
    fresh = locked(dossier)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_dossier(*, actor: Any, dossier: Dossier) -> Dossier:
    """Take a dossier out of the bin. Twice is once."""
    fresh = locked(dossier)
    merge = DossierMerge.objects.filter(gone=fresh, undone_at__isnull=True).select_related("kept").first()
    if fresh.is_removed and merge is not None:
        raise Refusal(_("This dossier went into “%(kept)s”. Undo the merge on that page.") % {"kept": merge.kept})
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_dossiers(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment; signals stand alone again.

    Letters and signatures hold on to the versions of a note, so they go first. A dossier that was merged stays as long
    as a letter elsewhere left with its note.
    """
    old = Dossier.objects.filter(removed_at__lt=before)
    elsewhere = Letter.objects.filter(note_version__note__dossier__in=old).exclude(dossier__in=old)
    gone = list(old.exclude(pk__in=elsewhere.values("note_version__note__dossier")).select_related("region"))
    Letter.objects.filter(dossier__in=gone).delete()
    CoSignatory.objects.filter(note__dossier__in=gone).delete()
    return empty_bin(((row, row.region) for row in gone), actor=actor)

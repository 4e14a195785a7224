"""Two dossiers about the same become one, and can be made two again; see :mod:`regietafel.core.merging`.

Signals, letters, documents, figures, actions, report-backs and the story go along. A dossier has one note: if both have
one, that of the dossier that goes stays with it in the bin, and letters that left with it keep it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.merging import Moved, move_references, plain, put_back, set_columns, take_over
from regietafel.core.operations import locked, operation
from regietafel.documents.models import Document
from regietafel.journal.bin import put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.policy_signals.holding import HOLDER
from regietafel.policy_signals.lifecycle import ROAD, RUNNING, Phase
from regietafel.policy_signals.models import Dossier, DossierMerge, Note, Step, StepKind, Told
from regietafel.policy_signals.operations.moving import enter
from regietafel.policy_signals.operations.steps import add_step
from regietafel.territories.models import Region

COLUMNS = {
    "title": "title",
    "summary": "summary",
    "wish": "wish",
    "lead": "lead_id",
    "lead_said": "lead_said",
    "body": "body_id",
    "is_standing": "is_standing",
}
"""The fields of which one chooses whose value is kept, each with its column."""
SHARED = "is_shared"
"""What was confidential in one of both may hang on the other after the undo, so that sharing it again is for a person."""


@operation
def merge_dossiers(
    *, actor: Any, region: Region, kept: Dossier, gone: Dossier, from_gone: Collection[str], said: str, now: dt.datetime
) -> tuple[DossierMerge, bool]:
    """Let one dossier take the place of the other; the merge, and whether the note of the one that goes stayed with it.

    Partners read the one that stays only if they read both. Who reported in either hears the whole story from then on.
    """
    locked(region)
    kept, gone = in_order(kept, gone)
    insist_two_of(region, kept, gone)
    merge = DossierMerge(region=region, kept=kept, gone=gone, done_at=now, done_by=actor)
    put_in_bin(gone, actor=actor, region=region, now=now)
    phase = Phase.SENT if Phase.SENT in (kept.phase, gone.phase) else max(kept.phase, gone.phase, key=place_of)
    moved = outcome_words(kept, gone, Phase(phase))
    moved += move_references(gone=gone, kept=kept, leave=(DossierMerge,))[0]
    moved += move_documents(gone, kept)
    columns = [COLUMNS[name] for name in COLUMNS if name in from_gone]
    columns += [SHARED] if kept.is_shared and not gone.is_shared else []
    columns += ["opened_on"] if gone.opened_on < kept.opened_on else []
    moved += take_over(kept, gone, columns)
    kept.save_next()
    moved += reach(actor, kept, Phase(phase), now)
    if said.strip():
        merge.step = add_step(actor=actor, dossier=kept, kind=StepKind.JOINED, said=said, now=now)
    merge.moved = moved
    merge.save()
    record(actor=actor, verb="merged", on=kept, region=region, after={"merged_with": gone})
    return merge, Note.objects.filter(dossier=gone).exists()


def place_of(phase: str) -> int:
    """How far on the road a phase stands."""
    return ROAD.index(Phase(phase))


def outcome_words(kept: Dossier, gone: Dossier, phase: Phase) -> Moved:
    """Let one of both have the last word: what the other was told to have come to is a step like any other."""
    moved: Moved = []
    loser = gone
    if phase == Phase.ANSWERED and gone.outcome and not kept.outcome:
        moved += take_over(kept, gone, ["outcome"])
        loser = kept
    for step in Step.objects.filter(dossier=loser, kind=StepKind.OUTCOME).order_by("pk"):
        set_columns(Step, step.pk, {"kind": StepKind.OTHER.value})
        moved.append([Step._meta.label, step.pk, "kind", StepKind.OUTCOME.value, StepKind.OTHER.value])
    return moved


def move_documents(gone: Dossier, kept: Dossier) -> Moved:
    """Hang the documents of the one on the other, those in the bin too."""
    moved: Moved = []
    for pk in (
        Document.objects.filter(holder_kind=HOLDER, holder_pk=gone.pk).order_by("pk").values_list("pk", flat=True)
    ):
        set_columns(Document, pk, {"holder_pk": kept.pk})
        moved.append([Document._meta.label, pk, "holder_pk", gone.pk, kept.pk])
    return moved


def reach(actor: Any, dossier: Dossier, phase: Phase, now: dt.datetime) -> Moved:
    """Let a dossier be as far as both were: sent as long as one of them waits, else the furthest."""
    if dossier.phase == phase:
        return []
    names = ("phase", "phase_since")
    before = {name: plain(dossier, name, getattr(dossier, name)) for name in names}
    enter(actor=actor, dossier=dossier, to=phase, now=now)
    label = dossier._meta.label
    return [[label, dossier.pk, name, before[name], plain(dossier, name, getattr(dossier, name))] for name in names]


@operation
def undo_merge(*, actor: Any, merge: DossierMerge, now: dt.datetime) -> tuple[DossierMerge, list[str]]:
    """Make them two again; in words what was changed since, and so stays with the one that was kept."""
    locked(merge.region)
    fresh = locked(merge)
    if fresh.undone_at is not None:
        return fresh, []
    kept, gone = in_order(fresh.kept, fresh.gone)
    if kept.is_removed:
        raise Refusal(_("%(name)s lies in the bin itself. Put it back first.") % {"name": kept})
    stays = put_back([entry for entry in fresh.moved if entry[2] != SHARED])
    if any(entry[2] == SHARED for entry in fresh.moved):
        stays.append(_("what partners may read: share it again yourself"))
    kept.refresh_from_db()
    kept.save_next("version")
    take_out_of_bin(gone, actor=actor, region=fresh.region)
    fresh.undone_at = now
    fresh.save(update_fields=["undone_at"])
    take_back_words(actor, fresh, now)
    record(actor=actor, verb="unmerged", on=kept, region=fresh.region, after={"merged_with": gone})
    return fresh, stays


def take_back_words(actor: Any, merge: DossierMerge, now: dt.datetime) -> None:
    """Take the step that told of the merge out of the story; if somebody heard it, it stays and the story goes on."""
    step = merge.step
    if step is None:
        return
    if not Told.objects.filter(step=step).exists():
        step.delete()
        return
    said = _("“%(title)s” is a dossier of its own again.") % {"title": merge.gone}
    add_step(actor=actor, dossier=merge.kept, kind=StepKind.OTHER, said=said, now=now, is_told=False)


def in_order(kept: Dossier, gone: Dossier) -> tuple[Dossier, Dossier]:
    """Both, locked in the order of their numbers, so that two who merge the same pair wait for each other."""
    rows = {row.pk: locked(row) for row in sorted((kept, gone), key=lambda row: row.pk)}
    return rows[kept.pk], rows[gone.pk]


def insist_two_of(region: Region, kept: Dossier, gone: Dossier) -> None:
    """Refuse what is not two dossiers of this region that run."""
    if kept.pk == gone.pk:
        raise Refusal(_("A dossier cannot be merged with itself."))
    if {kept.region_id, gone.region_id} != {region.pk}:
        raise Refusal(_("Choose two dossiers of this region."))
    if kept.is_removed or gone.is_removed:
        raise Refusal(_("One of the two was removed meanwhile."))
    for one in (kept, gone):
        if one.phase not in RUNNING:
            words = {"title": one, "phase": one.get_phase_display()}
            raise Refusal(_("“%(title)s” is “%(phase)s”. Take it up again first.") % words)

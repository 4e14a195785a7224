"""The only doors to signals, dossiers and all that hangs on them: list, page, board, search, export and report come in here.

The team sees all of its region. Everybody else with a role sees the signals that they reported with their account; who sits at the table also sees the dossiers that are shared there, without who reported. Letters and the note
follow the dossier: the network sees what was sent and fixed, never a draft. Voices are for the team alone.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from regietafel.people.queries import network_regions, regions_visible_to, team_regions
from regietafel.policy_signals.models import (
    CoSignatory,
    Dossier,
    Letter,
    Note,
    NoteVersion,
    Reply,
    Signal,
    Step,
    Told,
    Voice,
)


def signals_visible_to(user: Any) -> QuerySet[Signal]:
    """All of the regions where one works; elsewhere those that one reported oneself, as long as one has a seat there.

    Who sees the same as somebody else does not read that other's words: the dossier tells the story.
    """
    own = (
        Q(pk__in=Voice.objects.filter(user=user, is_first=True).values("signal"))
        if getattr(user, "pk", None)
        else Q(pk__in=())
    )
    seen = Q(region__in=team_regions(user)) | (own & Q(region__in=regions_visible_to(user)))
    return Signal.objects.filter(seen, removed_at__isnull=True)


def voices_visible_to(user: Any) -> QuerySet[Voice]:
    """Who reported what, in the regions where one works."""
    return Voice.objects.filter(signal__region__in=team_regions(user), signal__removed_at__isnull=True)


def shared_or_own(user: Any, path: str = "") -> Q:
    """Dossiers that one reads; ``path`` leads to the dossier."""
    return Q(**{f"{path}region__in": team_regions(user)}) | Q(
        **{f"{path}region__in": network_regions(user), f"{path}is_shared": True}
    )


def dossiers_visible_to(user: Any) -> QuerySet[Dossier]:
    """All of the regions where one works, and the shared ones of the regions at whose table one sits."""
    return Dossier.objects.filter(shared_or_own(user), removed_at__isnull=True)


def steps_visible_to(user: Any) -> QuerySet[Step]:
    """The story of the dossiers that one reads; what is not for those who reported is for the team."""
    seen = Q(dossier__region__in=team_regions(user)) | Q(is_told=True)
    return Step.objects.filter(seen, dossier__in=dossiers_visible_to(user))


def letters_visible_to(user: Any) -> QuerySet[Letter]:
    """Letters of the dossiers that one reads; drafts are for the team."""
    seen = Q(dossier__region__in=team_regions(user)) | Q(sent_on__isnull=False)
    return Letter.objects.filter(seen, dossier__in=dossiers_visible_to(user), removed_at__isnull=True)


def replies_visible_to(user: Any) -> QuerySet[Reply]:
    """Replies to the letters that one reads."""
    return Reply.objects.filter(letter__in=letters_visible_to(user), removed_at__isnull=True)


def notes_visible_to(user: Any) -> QuerySet[Note]:
    """The notes that are being written, for the team."""
    return Note.objects.filter(dossier__region__in=team_regions(user), dossier__removed_at__isnull=True)


def note_versions_visible_to(user: Any) -> QuerySet[NoteVersion]:
    """What was fixed of the notes of the dossiers that one reads."""
    return NoteVersion.objects.filter(note__dossier__in=dossiers_visible_to(user))


def cosignatories_visible_to(user: Any) -> QuerySet[CoSignatory]:
    """Who was asked to sign along, of the dossiers that one reads."""
    return CoSignatory.objects.filter(note__dossier__in=dossiers_visible_to(user))


def told_visible_to(user: Any) -> QuerySet[Told]:
    """Who heard which step, for the team alone."""
    return Told.objects.filter(step__dossier__region__in=team_regions(user), step__dossier__removed_at__isnull=True)

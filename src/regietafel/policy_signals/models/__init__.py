"""What the field notices, and what comes of it."""

from regietafel.policy_signals.models.dossier import Dossier, Figure, Step, StepKind
from regietafel.policy_signals.models.letter import (
    Channel,
    CoSignatory,
    Extent,
    Letter,
    Note,
    NoteAnnex,
    NoteVersion,
    Reply,
)
from regietafel.policy_signals.models.merge import DossierMerge
from regietafel.policy_signals.models.signal import ALONE, HowOften, Signal, SignalDesk, Voice, Way
from regietafel.policy_signals.models.told import Told, ToldBy

__all__ = [
    "ALONE",
    "Channel",
    "CoSignatory",
    "Dossier",
    "DossierMerge",
    "Extent",
    "Figure",
    "HowOften",
    "Letter",
    "Note",
    "NoteAnnex",
    "NoteVersion",
    "Reply",
    "Signal",
    "SignalDesk",
    "Step",
    "StepKind",
    "Told",
    "ToldBy",
    "Voice",
    "Way",
]

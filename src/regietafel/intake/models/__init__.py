"""What a reading keeps: the reading itself, what was read in it node by node, and the steps of looking it through."""

from regietafel.intake.models.adoption import Adopted, Adoption, AdoptionKind, NameChoice
from regietafel.intake.models.node import Level, NodeState, ReadNode
from regietafel.intake.models.reading import Reading, ReadingState
from regietafel.intake.models.step import ReviewStep, Verb

__all__ = [
    "Adopted",
    "Adoption",
    "AdoptionKind",
    "Level",
    "NameChoice",
    "NodeState",
    "ReadNode",
    "Reading",
    "ReadingState",
    "ReviewStep",
    "Verb",
]

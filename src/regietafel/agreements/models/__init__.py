"""What is agreed once and adopted by each."""

from regietafel.agreements.models.agreement import (
    Agreement,
    AgreementGoal,
    AgreementParty,
    AgreementYear,
    ChosenGoal,
)
from regietafel.agreements.models.decision import Ask, Decision, Organ, Outcome, Subject
from regietafel.agreements.models.declaration import Declaration, DeclarationKind, DeclarationVersion, Signature
from regietafel.agreements.models.framework import FrameworkKind, FrameworkVersion, RegionalFramework

__all__ = [
    "Agreement",
    "AgreementGoal",
    "AgreementParty",
    "AgreementYear",
    "Ask",
    "ChosenGoal",
    "Decision",
    "Declaration",
    "DeclarationKind",
    "DeclarationVersion",
    "FrameworkKind",
    "FrameworkVersion",
    "Organ",
    "Outcome",
    "RegionalFramework",
    "Signature",
    "Subject",
]

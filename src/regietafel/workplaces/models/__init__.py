"""The tables of the directory: code lists, workplaces and what they offer, places, checks, remarks, imports."""

from regietafel.workplaces.models.care import (
    Change,
    ChangeState,
    DirectorySettings,
    FieldsAsked,
    Remark,
    RemarkState,
    SelfCheck,
    SelfCheckOutcome,
)
from regietafel.workplaces.models.codes import Measure, Term, TermKind, WorkForm
from regietafel.workplaces.models.offer import (
    Accessible,
    Capacity,
    DigitalSkills,
    DutchLevel,
    FreePlaces,
    Offer,
    OfferRung,
    PhysicalLoad,
    Rung,
)
from regietafel.workplaces.models.sheet import Import, ImportedRow, ImportState, WorkplaceMerge
from regietafel.workplaces.models.workplace import FormerName, Listing, Workplace

__all__ = [
    "Accessible",
    "Capacity",
    "Change",
    "ChangeState",
    "DigitalSkills",
    "DirectorySettings",
    "DutchLevel",
    "FieldsAsked",
    "FormerName",
    "FreePlaces",
    "Import",
    "ImportState",
    "ImportedRow",
    "Listing",
    "Measure",
    "Offer",
    "OfferRung",
    "PhysicalLoad",
    "Remark",
    "RemarkState",
    "Rung",
    "SelfCheck",
    "SelfCheckOutcome",
    "Term",
    "TermKind",
    "WorkForm",
    "Workplace",
    "WorkplaceMerge",
]

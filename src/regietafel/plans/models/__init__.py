"""The tables of the action plan, a room each for the frame, the action, its parties, its measures and its years."""

from regietafel.plans.models.action import Action, ActionPhase, Contribution, Tag, TagKind, Unrelated, YearState
from regietafel.plans.models.chase import ChaseLetter, ChaseLine, ChasePeriod, ChaseRound, LeadContact
from regietafel.plans.models.closing import ClosedYear
from regietafel.plans.models.measure import (
    YES_NO,
    FrequencyNorm,
    Indicator,
    IndicatorKind,
    IndicatorYear,
    NormOwner,
    yes_or_no,
)
from regietafel.plans.models.party import LEADING_ROLES, ActionParty, PartyRole
from regietafel.plans.models.plan import Framework, Goal, Plan, PlanLevel, PlanStatus, PlanVersion, PlanWord, Priority
from regietafel.plans.models.year import Evidence, EvidenceKind, LoggedWork, WorkingYear, YearBasis

__all__ = [
    "LEADING_ROLES",
    "YES_NO",
    "Action",
    "ActionParty",
    "ActionPhase",
    "ChaseLetter",
    "ChaseLine",
    "ChasePeriod",
    "ChaseRound",
    "ClosedYear",
    "Contribution",
    "Evidence",
    "EvidenceKind",
    "Framework",
    "FrequencyNorm",
    "Goal",
    "Indicator",
    "IndicatorKind",
    "IndicatorYear",
    "LeadContact",
    "LoggedWork",
    "NormOwner",
    "PartyRole",
    "Plan",
    "PlanLevel",
    "PlanStatus",
    "PlanVersion",
    "PlanWord",
    "Priority",
    "Tag",
    "TagKind",
    "Unrelated",
    "WorkingYear",
    "YearBasis",
    "YearState",
    "yes_or_no",
]

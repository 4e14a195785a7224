"""The tables of the action plan, a room each for the frame, the action, its parties, its measures and its years."""

from regietafel.plans.models.action import Action, ActionPhase, Contribution, Tag, TagKind, YearState
from regietafel.plans.models.measure import FrequencyNorm, Indicator, IndicatorKind, IndicatorYear, NormOwner
from regietafel.plans.models.party import LEADING_ROLES, ActionParty, PartyRole
from regietafel.plans.models.plan import Framework, Goal, Plan, PlanLevel, PlanStatus, PlanVersion, Priority
from regietafel.plans.models.year import Evidence, LoggedWork, WorkingYear, YearBasis

__all__ = [
    "LEADING_ROLES",
    "Action",
    "ActionParty",
    "ActionPhase",
    "Contribution",
    "Evidence",
    "Framework",
    "FrequencyNorm",
    "Goal",
    "Indicator",
    "IndicatorKind",
    "IndicatorYear",
    "LoggedWork",
    "NormOwner",
    "PartyRole",
    "Plan",
    "PlanLevel",
    "PlanStatus",
    "PlanVersion",
    "Priority",
    "Tag",
    "TagKind",
    "WorkingYear",
    "YearBasis",
    "YearState",
]

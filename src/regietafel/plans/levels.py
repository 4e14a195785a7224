"""How plans call their levels: the names of one plan, and the usual sets of names to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import pgettext

from regietafel.plans.models import Plan, PlanLevel


@dataclass(frozen=True)
class LevelName:
    """What one goal of a level is called, and more of them."""

    singular: str
    plural: str


@dataclass(frozen=True)
class Preset:
    """A usual set of names, from the top down."""

    key: str
    levels: tuple[LevelName, ...]

    @property
    def label(self) -> str:
        """The set as a person chooses it."""
        return " – ".join(level.singular for level in self.levels)


def presets() -> list[Preset]:
    """The usual sets, in the language of the screen; a plan keeps the words it began with."""
    priority = LevelName(pgettext("level of a plan", "priority"), pgettext("level of a plan", "priorities"))
    goal = LevelName(pgettext("level of a plan", "goal"), pgettext("level of a plan", "goals"))
    strategic = LevelName(
        pgettext("level of a plan", "strategic objective (SD)"),
        pgettext("level of a plan", "strategic objectives (SD)"),
    )
    operational = LevelName(
        pgettext("level of a plan", "operational objective (OD)"),
        pgettext("level of a plan", "operational objectives (OD)"),
    )
    pillar = LevelName(pgettext("level of a plan", "pillar"), pgettext("level of a plan", "pillars"))
    part = LevelName(pgettext("level of a plan", "part"), pgettext("level of a plan", "parts"))
    spearhead = LevelName(pgettext("level of a plan", "spearhead"), pgettext("level of a plan", "spearheads"))
    return [
        Preset("priority", (priority,)),
        Preset("priority-goal", (priority, goal)),
        Preset("sd-od", (strategic, operational)),
        Preset("pillar-part", (pillar, part)),
        Preset("pillar-spearhead", (pillar, spearhead)),
        Preset("goal", (goal,)),
    ]


def levels_of(plan: Plan) -> list[LevelName]:
    """How a plan calls its levels, from the top down."""
    return [LevelName(level.singular, level.plural) for level in PlanLevel.objects.filter(plan=plan).order_by("depth")]

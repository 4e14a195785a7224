"""What is true of the whole document, gathered once, for what each of its parts is weighed against."""

from __future__ import annotations

from dataclasses import dataclass

from regietafel.reading.outline.evidence import Verdict
from regietafel.reading.outline.openings import Opening
from regietafel.reading.outline.words import ACTION_RANK


@dataclass(frozen=True)
class Facts:
    """``labels`` are the names of fields that return; ``ranks`` the ranks of the level words that it uses;
    ``tables`` are those of actions, by identity."""

    labels: frozenset[str]
    ranks: frozenset[int]
    tables: frozenset[int]
    is_plan: bool
    is_called_plan: bool

    @property
    def names_actions(self) -> bool:
        """Whether it calls its actions by a word ("Actie 1")."""
        return any(rank >= ACTION_RANK for rank in self.ranks)

    @property
    def names_goals(self) -> bool:
        """Whether it calls what stands above its actions by a word."""
        return any(rank < ACTION_RANK for rank in self.ranks)


def facts_of(labels: frozenset[str], openings: list[Opening], tables: frozenset[int], verdict: Verdict) -> Facts:
    """Gather the facts."""
    ranks = frozenset(opening.rank for opening in openings if opening.rank)
    return Facts(labels, ranks, tables, verdict.is_plan, verdict.is_called_plan)

"""A sheet with what was chosen for it, and the plan of a row: what it does, writes, and gives to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from regietafel.workplaces.checks import Mark
from regietafel.workplaces.sheet_fields import BY_NAME, Column


class Act(StrEnum):
    """What a row does."""

    MAKES = "new"
    CHANGES = "change"
    NOTHING = "same"
    DOUBT = "doubt"
    ERROR = "error"


@dataclass
class RowPlan:
    """What one row does. ``values`` holds plain values by the kind of row they go to, and only what differs.

    ``made_by`` is the number of an earlier row that makes the same workplace; ``unknown`` the name of an organisation that
    is not there yet, ``confirmed`` when a person said to add it.
    """

    number: int
    act: str = Act.NOTHING
    name: str = ""
    organisation_name: str = ""
    organisation: int | None = None
    unknown: str = ""
    confirmed: bool = False
    workplace: int | None = None
    made_by: int | None = None
    offer: int | None = None
    new_offer: bool = False
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: list[list[str]] = field(default_factory=list)
    marks: list[list[Any]] = field(default_factory=list)
    candidates: list[int] = field(default_factory=list)

    def mark(self, *marks: Mark) -> None:
        """Say something about the row."""
        self.marks += [[mark.field, mark.code, dict(mark.values)] for mark in marks]

    def stop(self, act: Act, *marks: Mark) -> RowPlan:
        """Do nothing with the row but say why."""
        self.act, self.values, self.changes = act, {}, []
        self.mark(*marks)
        return self


@dataclass
class Sheet:
    """A table with what was chosen for it: which column is which, one organisation for all, answers to what was asked."""

    head: list[str]
    rows: list[list[Any]]
    columns: Mapping[int, Column]
    organisation: int | None
    choices: Mapping[str, Any]
    organisations: Mapping[str, Any]
    formulas: set[tuple[int, int]]


@dataclass
class Target:
    """What rows before this one said of the same workplace."""

    row: RowPlan
    said: dict[str, Any]
    offers: dict[tuple[Any, str], int]


def sheet_of(table: list[list[Any]], mapping: Mapping[str, Any]) -> Sheet:
    """What is kept of an import, made ready."""
    columns = {int(place): BY_NAME[name] for place, name in (mapping.get("columns") or {}).items() if name in BY_NAME}
    return Sheet(
        head=[str(text) for text in table[0][1:]] if table else [],
        rows=table[1:],
        columns=columns,
        organisation=mapping.get("organisation"),
        choices=mapping.get("choices") or {},
        organisations=mapping.get("organisations") or {},
        formulas={(number, place) for number, place in mapping.get("formulas") or []},
    )


def as_report(plans: list[RowPlan]) -> list[dict[str, Any]]:
    """The plan as it is kept."""
    return [asdict(plan) for plan in plans]


def signature(report: list[dict[str, Any]]) -> list[Any]:
    """What is written by a plan, without the words in which it was told."""
    told = ("number", "act", "organisation", "unknown", "workplace", "made_by", "offer", "new_offer", "values")
    return [[row[name] for name in told] for row in report]

"""What was read of a plan: its nodes, and for every value where it stood and how sure we are.

This is the agreement between the reading and everybody who uses it: the command prints it, the screens review it, the
adoption writes it down. It never holds what the text does not say: an empty value is empty in the document too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regietafel.reading.blocks import NOWHERE, Place, Warned

PRIORITY, GOAL, ACTION = LEVELS = ("priority", "goal", "action")
LEAD, PARTICIPANT, PARTNER, LINK, PROMOTER = ROLES = ("lead", "participant", "partner", "link", "promoter")


@dataclass(frozen=True)
class Named:
    """A party as the document names it, in its own words; ``role`` is one of :data:`ROLES`."""

    name: str
    role: str
    place: Place = NOWHERE


@dataclass(frozen=True)
class Often:
    """A norm with a number: ``times`` a year (a fraction for less than yearly), a minimum or not, about or not."""

    times: float
    at_least: bool = False
    about: bool = False


@dataclass(frozen=True)
class Phase:
    """A stretch of an action: years as numbers, ``words`` as written ("eerste helft 2023"), and what happens in it."""

    words: str
    text: str
    start: int | None = None
    end: int | None = None
    place: Place = NOWHERE


@dataclass
class Node:
    """A priority, a goal or an action. ``id`` is unique in the reading, ``parent`` the id of the node above it.

    ``role`` is the part that the own organisation takes (one of :data:`ROLES`, or None where nothing is said of it). ``places`` has the place of each value by field name, a list with
    one place per entry for fields with more; ``doubts`` has, by field name, the code of a warning that says why a person should look.
    """

    id: str
    parent: str | None
    level: str
    title: str
    source: Place
    number: str = ""
    description: str = ""
    codes: list[str] = field(default_factory=list)
    leads: list[Named] = field(default_factory=list)
    role: str | None = None
    partners: list[Named] = field(default_factory=list)
    timing: str = ""
    years: list[int] = field(default_factory=list)
    frequency: Often | None = None
    phases: list[Phase] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)
    see_also: list[str] = field(default_factory=list)
    places: dict[str, list[Place]] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)


@dataclass
class PlanReading:
    """A whole document read; ``start`` and ``end`` are the first and last year of its period, where it names them.

    ``lines`` is the text of the document for beside the reading; :attr:`Node.source` and ``places`` count in it.
    """

    kind: str
    title: str = ""
    start: int | None = None
    end: int | None = None
    nodes: list[Node] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    pages: int = 0

    def as_json(self, *, whole: bool = True) -> dict[str, Any]:
        """As plain data; ``whole=False`` leaves out the text of the document, as the command prints it."""
        period = {"start": self.start, "end": self.end}
        shown: dict[str, Any] = {"title": self.title, "period": period if self.start or self.end else None}
        shown |= {"kind": self.kind, "pages": self.pages, "nodes": [as_json(node) for node in self.nodes]}
        shown["warnings"] = [warned.as_json() for warned in self.warnings]
        return shown | {"lines": self.lines} if whole else shown


def as_json(value: Any) -> Any:
    """A node, or part of one, as plain data."""
    if isinstance(value, Place):
        return value.as_json()
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {name: as_json(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def reading_from_json(data: dict[str, Any]) -> PlanReading:
    """The reading back from what :meth:`PlanReading.as_json` made, as the tables keep it; the inverse, to the letter."""
    period = data.get("period") or {}
    return PlanReading(
        kind=data["kind"],
        title=data["title"],
        start=period.get("start"),
        end=period.get("end"),
        nodes=[node_from_json(each) for each in data["nodes"]],
        warnings=[warned_from_json(each) for each in data["warnings"]],
        lines=list(data.get("lines", [])),
        pages=data.get("pages", 0),
    )


def node_from_json(data: dict[str, Any]) -> Node:
    """One node back."""
    parts: dict[str, Any] = dict(data)
    parts["source"] = Place(**data["source"])
    for name in ("leads", "partners"):
        parts[name] = [Named(**each | {"place": Place(**each["place"])}) for each in data[name]]
    parts["frequency"] = Often(**data["frequency"]) if data["frequency"] else None
    parts["phases"] = [Phase(**each | {"place": Place(**each["place"])}) for each in data["phases"]]
    parts["places"] = {name: [Place(**each) for each in places] for name, places in data["places"].items()}
    return Node(**parts)


def warned_from_json(data: dict[str, Any]) -> Warned:
    """One warning back."""
    values = tuple((name, value) for name, value in data.items() if name not in {"code", "source"})
    return Warned(data["code"], values, Place(**data["source"]))

"""The actions of a demo plan with everything that hangs on them, written kind by kind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from regietafel.core.dates import Precision
from regietafel.organisations.demo import Directory
from regietafel.plans.demo.frame import PlanRows
from regietafel.plans.models import (
    Action,
    ActionParty,
    ActionPhase,
    Contribution,
    FrequencyNorm,
    Goal,
    Indicator,
    IndicatorKind,
    IndicatorYear,
    NormOwner,
    Priority,
    Tag,
    TagKind,
    WorkingYear,
    YearBasis,
    YearState,
)
from regietafel.reading.frequency import read_frequency

Entry = dict[str, Any]


def span(entry: Entry) -> dict[str, Any]:
    """The two dates of an action or a phase, each with its precision, as columns."""
    columns: dict[str, Any] = {}
    for side in ("starts", "ends"):
        given = entry[side] or {"on": None, "precision": Precision.YEAR}
        columns |= {f"{side}_on": given["on"], f"{side}_precision": given["precision"]}
    return columns


class ActionLoader:
    """Loads the actions of one plan; holds what their parts are looked up in."""

    def __init__(self, rows: PlanRows, directory: Directory, earlier: dict[str, PlanRows]) -> None:
        self.rows = rows
        self.directory = directory
        self.earlier = earlier
        self.priorities = {one.code: one for one in Priority.objects.filter(framework=rows.plan.framework)}
        region = rows.plan.region
        self.tags = {(one.kind, one.code): one for one in Tag.objects.filter(region=region)}
        self.tags |= {(one.kind, one.code): one for one in Tag.objects.filter(region__isnull=True)}

    def load(self, entries: list[Entry]) -> None:
        """First the actions, then what hangs on each, then how they refer to each other."""
        for order, entry in enumerate(entries, start=1):
            self.rows.actions[entry["key"]] = self.add(order, entry)
        pairs = [(self.rows.actions[entry["key"]], entry) for entry in entries]
        self.load_parts(pairs)
        for action, entry in pairs:
            self.link(action, entry)

    def add(self, order: int, entry: Entry) -> Action:
        """The row itself."""
        return Action.objects.create(
            plan=self.rows.plan,
            goal=self.rows.goals[entry["goal"]],
            order=order,
            number=entry["number"],
            title=entry["title"],
            description=entry["description"],
            timing=entry["timing"],
            **span(entry),
        )

    def load_parts(self, pairs: list[tuple[Action, Entry]]) -> None:
        """Parties, phases, norms, lines and indicators, one statement for each kind."""
        ActionParty.objects.bulk_create(part for pair in pairs for part in self.parties(*pair))
        ActionPhase.objects.bulk_create(part for pair in pairs for part in phases(*pair))
        FrequencyNorm.objects.bulk_create(part for pair in pairs for part in norms(*pair))
        WorkingYear.objects.bulk_create(part for pair in pairs for part in self.lines(*pair))
        Contribution.objects.bulk_create(part for pair in pairs for part in self.contributions(*pair))
        for action, entry in pairs:
            for order, indicator in enumerate(entry["indicators"]):
                add_indicator(action, order, indicator)

    def parties(self, action: Action, entry: Entry) -> Iterator[ActionParty]:
        """Who takes part, as what."""
        for order, party in enumerate(entry["parties"]):
            yield ActionParty(
                action=action,
                order=order,
                role=party["role"],
                note=party["note"],
                organisation=self.directory.organisations[party["organisation"]] if party.get("organisation") else None,
                group=self.directory.groups[party["group"]] if party.get("group") else None,
                function=self.directory.functions[party["function"]] if party.get("function") else None,
            )

    def lines(self, action: Action, entry: Entry) -> Iterator[WorkingYear]:
        """One line for each year of the action; without stated years one for each year of the plan, assumed."""
        said = {line["year"]: line for line in entry["working_years"]}
        basis = YearBasis.STATED if entry["years"] else YearBasis.ASSUMED
        for year in sorted({*(entry["years"] or self.rows.plan.years), *said}):
            line = said.get(year, {})
            yield WorkingYear(
                action=action,
                year=year,
                basis=YearBasis.STATED if line else basis,
                state=line.get("state", YearState.PLANNED),
                sentence=line.get("sentence") or "",
                reason=line.get("reason") or "",
                moved_to=line.get("moved_to"),
            )

    def contributions(self, action: Action, entry: Entry) -> Iterator[Contribution]:
        """The other goals for which the action counts too."""
        for key in entry["also_goals"]:
            yield Contribution(action=action, goal=self.rows.goals[key])

    def link(self, action: Action, entry: Entry) -> None:
        """Priorities, tags, and references to other actions and goals, in this plan and in earlier ones."""
        mine = self.rows.actions
        action.priorities.add(*(self.priorities[code] for code in entry["priorities"]))
        action.tags.add(*self.tags_of(entry))
        action.carried_out_by.add(*(mine[key] for key in entry["carried_out_by"]))
        found = [self.target(key) for key in entry["see_also"]]
        action.see_also.add(*(one for one in found if isinstance(one, Action)))
        action.see_goals.add(*(one for one in found if isinstance(one, Goal)))
        action.predecessors.add(*self.predecessors(entry))

    def target(self, reference: str) -> Action | Goal:
        """What "see …" points at: an action or a goal, by key or by number."""
        for rows in (self.rows.actions, self.rows.goals):
            if reference in rows:
                return rows[reference]
        numbered: list[Action | Goal] = [*self.rows.actions.values(), *self.rows.goals.values()]
        return next(one for one in numbered if one.number == reference)

    def predecessors(self, entry: Entry) -> Iterator[Action]:
        """Actions of earlier plans; one that people renamed since cannot be found and is left out."""
        for reference in entry["predecessors"]:
            slug, _, key = reference.partition(":")
            found = self.earlier[slug].actions.get(key) if slug in self.earlier else None
            if found is not None:
                yield found

    def tags_of(self, entry: Entry) -> Iterator[Tag]:
        """The tags by their words; a word that is in no list yet joins the region's."""
        for kind in TagKind.values:
            for word in entry["tags"].get(kind, []):
                place = (kind, slugify(word)[:80])
                if place not in self.tags:
                    self.tags[place] = Tag.objects.create(
                        region=self.rows.plan.region, kind=kind, code=place[1], names={"nl": word}
                    )
                yield self.tags[place]


def phases(action: Action, entry: Entry) -> Iterator[ActionPhase]:
    """The stretches of the action."""
    for order, phase in enumerate(entry["phases"]):
        yield ActionPhase(action=action, order=order, text=phase["text"], **span(phase))


def norms(action: Action, entry: Entry) -> Iterator[FrequencyNorm]:
    """How often, in words, with the number that can be read in them."""
    norm = entry["norm"]
    if norm:
        read = read_frequency(norm["text"])
        owner = NormOwner.ORGANISER if read.organiser else norm["owner"] or NormOwner.OWN
        yield FrequencyNorm(
            action=action,
            text=norm["text"],
            times=read.times,
            at_least=read.at_least,
            about=read.about,
            owner=owner,
        )


def add_indicator(action: Action, order: int, entry: Entry) -> None:
    """One indicator with its targets and actuals by year."""
    indicator = Indicator.objects.create(
        action=action, order=order, kind=entry["kind"], title=entry["title"], unit=entry["unit"]
    )
    numeric = entry["kind"] == IndicatorKind.NUMBER
    for year in sorted({*entry["target"], *entry["actual"]}):
        values: dict[str, Any] = {}
        for side in ("target", "actual"):
            given = entry[side].get(year)
            if given is not None and given != "":
                values[f"{side}_number" if numeric else f"{side}_text"] = Decimal(str(given)) if numeric else str(given)
        IndicatorYear.objects.create(indicator=indicator, year=int(year), **values)

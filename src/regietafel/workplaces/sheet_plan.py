"""What a sheet would do to the directory, row by row, before anything is written; and again just before it is.

A plan says for each row whether it makes a workplace, changes fields from what to what, does nothing, must be asked about
or cannot be. Two plans of the same sheet are the same as long as nobody changed the directory in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regietafel.organisations.models import Organisation
from regietafel.workplaces import checks
from regietafel.workplaces.checks import Mark
from regietafel.workplaces.models import Offer, Workplace
from regietafel.workplaces.queries.sheet_known import Known
from regietafel.workplaces.sheet_differences import CONTACT, differences
from regietafel.workplaces.sheet_fields import BY_NAME, On
from regietafel.workplaces.sheet_matching import NEW, Match, OfferMatch, find_offer, find_workplace
from regietafel.workplaces.sheet_rows import Act, RowPlan, Sheet, Target
from regietafel.workplaces.sheet_values import NOTHING, Code, cleaned, folded, read_cell


def plan_of(sheet: Sheet, known: Known) -> list[RowPlan]:
    """The plan of every row, in order."""
    planning = Planning(sheet, known)
    return [planning.row(cells) for cells in sheet.rows]


class Planning:
    """Goes down the rows and remembers what those before said."""

    def __init__(self, sheet: Sheet, known: Known) -> None:
        self.sheet, self.known = sheet, known
        self.targets: dict[Any, Target] = {}
        self.numbers: dict[str, RowPlan] = {}

    def row(self, cells: list[Any]) -> RowPlan:
        """What one row does."""
        plan = RowPlan(int(cells[0]))
        texts = {column.name: cleaned(str(cells[place + 1])) for place, column in self.sheet.columns.items()}
        values = self.read(plan, cells)
        organisation = self.organisation_of(plan, texts)
        plan.name = texts.get("name", "")[:200]
        match = find_workplace(self.known, texts, organisation, self.sheet.choices.get(str(plan.number)))
        if match.skipped:
            return plan.stop(Act.NOTHING, Mark("", "skipped"))
        if fault := self.fault(plan, texts, match, organisation):
            return plan.stop(Act.ERROR, fault)
        if plan.unknown and not plan.confirmed:
            return plan.stop(Act.DOUBT, Mark("organisation", "organisation_unknown", {"text": plan.unknown}))
        if match.doubt:
            plan.candidates = [one.pk for one in match.candidates]
            return plan.stop(Act.DOUBT, match.doubt)
        plan.workplace = match.workplace.pk if match.workplace else None
        plan.name = plan.name or (match.workplace.name if match.workplace else "")
        return self.against(plan, values, match, organisation)

    def read(self, plan: RowPlan, cells: list[Any]) -> dict[str, Any]:
        """The plain values of the cells that say something."""
        values: dict[str, Any] = {}
        for place, column in self.sheet.columns.items():
            if (plan.number, place) in self.sheet.formulas:
                plan.mark(Mark(column.name, "formula"))
                continue
            if column.on == On.KEY:
                continue
            value = read_cell(column, str(cells[place + 1]), self.known.codes)
            plan.mark(*value.marks)
            if value.plain is not NOTHING:
                values[column.name] = value.plain
        self.judge(plan, values)
        return values

    def judge(self, plan: RowPlan, values: dict[str, Any]) -> None:
        """What only several cells together tell; half a point and an end before the start are left out."""
        if ("latitude" in values) != ("longitude" in values):
            values.pop("latitude", None)
            values.pop("longitude", None)
            plan.mark(Mark("latitude", "half_point"))
        if "since" in values and "until" in values and values["until"][0] < values["since"][0]:
            values.pop("until")
            plan.mark(Mark("until", "ends_before"))
        if "waiting" in values and not {"places", "fte"} & set(values):
            values.pop("waiting")
            plan.mark(Mark("waiting", "capacity_needs"))

    def organisation_of(self, plan: RowPlan, texts: Mapping[str, str]) -> Organisation | None:
        """The organisation of a row: the one in the cell, as a person settled it, or the one for the whole sheet."""
        name = texts.get("organisation", "")[:200]
        found = self.known.organisation_named(name) if name else None
        if name and found is None:
            answer = self.sheet.organisations.get(folded(name))
            found = self.known.organisations.get(answer) if isinstance(answer, int) else None
            if found is None:
                plan.unknown, plan.confirmed = name, answer == NEW
        elif not name and self.sheet.organisation:
            found = self.known.organisations.get(self.sheet.organisation)
        plan.organisation = found.pk if found else None
        plan.organisation_name = found.name if found else name
        return found

    def fault(
        self, plan: RowPlan, texts: Mapping[str, str], match: Match, organisation: Organisation | None
    ) -> Mark | None:
        """Why a row cannot be taken over at all."""
        known = match.workplace is not None or bool(match.doubt)
        if not texts.get("name") and not match.workplace:
            return Mark("name", "no_name")
        if (
            any(field_name == "name" and code in {"too_long", "formula"} for field_name, code, _values in plan.marks)
            and not known
        ):
            return Mark("name", "no_name")
        if match.workplace and texts.get("key"):
            return None
        number = texts.get("number", "")
        first = self.numbers.setdefault(folded(number), plan) if number else plan
        if first is not plan and folded(first.name) != folded(texts.get("name", "")):
            return Mark("number", "double_number", {"text": number, "row": first.number})
        if organisation is None and not plan.unknown and not match.workplace:
            return Mark("organisation", "no_organisation")
        return None

    def against(
        self, plan: RowPlan, values: dict[str, Any], match: Match, organisation: Organisation | None
    ) -> RowPlan:
        """Hold a row against its workplace, its offer, and the rows before it about the same."""
        target_key = plan.workplace or (NEW, plan.organisation or folded(plan.unknown), folded(plan.name))
        before = self.targets.get(target_key)
        wanted = self.forms_of_today(plan, values, match.workplace)
        offer = find_offer(self.known, match.workplace, wanted, match.offer)
        if before and (fault := conflict(before, wanted, offer)):
            return plan.stop(Act.ERROR, fault)
        offered = any(BY_NAME[name].on in {On.OFFER, On.CAPACITY} for name in wanted)
        if offer.unclear and offered:
            return plan.stop(Act.ERROR, Mark("work_form", "offer_unclear"))
        if before is None:
            before = self.targets[target_key] = Target(plan, {}, {})
        elif plan.workplace is None:
            plan.made_by = before.row.number
        before.offers[offer.key] = plan.number
        fresh = {name: value for name, value in wanted.items() if name not in before.said}
        if before.said.keys() & set(CONTACT):
            fresh = {name: value for name, value in fresh.items() if name not in CONTACT}
        before.said.update({name: value for name, value in wanted.items() if of_workplace(name)})
        self.compare(plan, fresh, match.workplace, offer.offer, offered)
        return plan

    def compare(
        self, plan: RowPlan, wanted: dict[str, Any], workplace: Workplace | None, offer: Offer | None, offered: bool
    ) -> None:
        """Set what differs, and with it what the row does."""
        plan.offer = offer.pk if offer else None
        plan.new_offer = offered and offer is None
        if workplace and (there := ends_before(workplace, wanted)):
            wanted = {name: value for name, value in wanted.items() if name not in {"since", "until"}}
            plan.mark(there)
        found = differences(self.known, plan, wanted, workplace, offer)
        plan.values, plan.changes = found.values, found.changes
        plan.mark(*found.marks)
        plan.mark(*self.placed(plan, wanted, workplace))
        if plan.workplace is None and plan.made_by is None:
            plan.act = Act.MAKES
        elif plan.values or plan.new_offer:
            plan.act = Act.CHANGES

    def placed(self, plan: RowPlan, wanted: Mapping[str, Any], workplace: Workplace | None) -> list[Mark]:
        """Marks about where the workplace would stand: its postcode and its point against its municipality."""
        if not {"postcode", "latitude", "municipality"} & set(wanted):
            return []
        town = self.known.towns.get(
            wanted.get("municipality") or (workplace.municipality_id if workplace else None) or 0
        )
        name, postcodes = (town.name, town.postcodes) if town else ("", "")
        middle = (
            (town.latitude, town.longitude)
            if town and town.latitude is not None and town.longitude is not None
            else None
        )
        return [
            *checks.postcode(str(wanted.get("postcode", "")), name, postcodes),
            *checks.point(wanted.get("latitude"), wanted.get("longitude"), name, middle),
        ]

    def forms_of_today(self, plan: RowPlan, values: dict[str, Any], workplace: Workplace | None) -> dict[str, Any]:
        """For a work form that ended what came after it, unless the offer that is there bears the old one."""
        form = values.get("work_form")
        code: Code | None = next((one for one in self.known.codes.lists["work_form"] if one.pk == form), None)
        if code is None or code.follower is None or "until" in values:
            return values
        if workplace and any(one.work_form_id == form for one in workplace.offers.all()):
            return values
        plan.mark(Mark("work_form", "code_followed", {"text": code.said, "meant": code.follower.said}))
        return {**values, "work_form": code.follower.pk}


def ends_before(workplace: Workplace, wanted: Mapping[str, Any]) -> Mark | None:
    """Whether the end would stand before the start, with what the workplace says itself filled in."""
    since = wanted["since"][0] if "since" in wanted else workplace.since and workplace.since.isoformat()
    until = wanted["until"][0] if "until" in wanted else workplace.until and workplace.until.isoformat()
    return Mark("until", "ends_before") if since and until and until < since else None


def of_workplace(name: str) -> bool:
    """Whether a column says something of the workplace as a whole."""
    return BY_NAME[name].on in {On.WORKPLACE, On.CONTACT, On.ORGANISATION}


def conflict(before: Target, wanted: Mapping[str, Any], offer: OfferMatch) -> Mark | None:
    """Where a row contradicts one before it about the same workplace, or says the same again."""
    for name, value in wanted.items():
        if of_workplace(name) and name in before.said and before.said[name] != value:
            column = BY_NAME[name]
            return Mark(name, "conflict_with_row", {"row": before.row.number, "text": str(column.label)})
    if offer.key in before.offers:
        return Mark("work_form", "double_row", {"row": before.offers[offer.key]})
    return None

"""How one would see that an action succeeded: what is looked at, and target and actual per year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core.errors import Refusal
from regietafel.core.numbers import read_number, said_number
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Action, Indicator, IndicatorKind, IndicatorYear, Plan, yes_or_no
from regietafel.plans.operations.openness import insist_is_there, insist_year_is_open, lock_open_plan

MOST_PER_ACTION = 50
NUMBERS, TEXTS = ("target_number", "actual_number"), ("target_text", "actual_text")


@dataclass(frozen=True)
class Value:
    """Target and actual of one indicator in one year: numbers for a number, texts for the other kinds."""

    target: Decimal | str | None = None
    actual: Decimal | str | None = None


def told(indicator: Indicator) -> dict[str, str]:
    """An indicator as the journal tells it."""
    return {"title": indicator.title, "kind": str(indicator.get_kind_display()), "unit": indicator.unit}


def record_on(actor: Any, action: Action, plan: Plan, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Write a deed on indicators in the journal of the action: there people look for it."""
    action.save_next()
    record(actor=actor, verb="changed", on=action, region=plan.region, before=before, after=after)


@operation
def add_indicator(
    *, actor: Any, action: Action, title: str, kind: str, unit: str = "", version: int | None = None
) -> Indicator:
    """Add an indicator, last in the list of the action."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    insist_is_there(fresh)
    known = Indicator.objects.filter(action=fresh)
    if known.count() >= MOST_PER_ACTION:
        raise Refusal(_("An action has at most %(most)s indicators.") % {"most": MOST_PER_ACTION})
    last = known.order_by("-order").first()
    order = last.order + 1 if last else 0
    indicator = Indicator.objects.create(action=fresh, order=order, title=title, kind=kind, unit=unit)
    record_on(actor, fresh, plan, {}, {"indicators": [told(indicator)]})
    return indicator


@operation
def edit_indicator(
    *, actor: Any, indicator: Indicator, title: str, kind: str, unit: str, version: int | None
) -> Indicator:
    """Change what is looked at. Of another kind, its values are written over as far as they can be."""
    plan = lock_open_plan(indicator.action.plan_id)
    action = locked_at(indicator.action, version)
    insist_is_there(action)
    fresh = Indicator.objects.get(pk=indicator.pk)
    before = told(fresh)
    if kind != fresh.kind:
        insist_values_are_open(plan, fresh)
        change_kind(fresh, kind)
    fresh.title, fresh.kind, fresh.unit = title, kind, unit
    fresh.save()
    after = told(fresh)
    if after != before:
        record_on(actor, action, plan, {"indicators": [before]}, {"indicators": [after]})
    return fresh


def change_kind(indicator: Indicator, kind: str) -> None:
    """Carry the values over to the columns of another kind; text that is no number is refused, never dropped."""
    values = list(IndicatorYear.objects.filter(indicator=indicator))
    was_number, becomes_number = indicator.kind == IndicatorKind.NUMBER, kind == IndicatorKind.NUMBER
    if was_number == becomes_number:
        return
    if becomes_number:
        strange = [text for value in values for text in texts_of(value) if text and read_number(text) is None]
        if strange:
            raise Refusal(
                ngettext(
                    "%(count)s value is no number: “%(text)s”. Write it as a number first.",
                    "%(count)s values are no numbers, such as “%(text)s”. Write them as numbers first.",
                    len(strange),
                )
                % {"count": len(strange), "text": strange[0]},
                field="kind",
            )
    for value in values:
        for number, text in zip(NUMBERS, TEXTS, strict=True):
            if becomes_number:
                setattr(value, number, read_number(getattr(value, text)))
                setattr(value, text, "")
            else:
                setattr(value, text, said_number(getattr(value, number)))
                setattr(value, number, None)
        value.save_next()


def texts_of(value: IndicatorYear) -> tuple[str, str]:
    """The two texts of a value."""
    return value.target_text, value.actual_text


@operation
def remove_indicator(*, actor: Any, indicator: Indicator) -> Action:
    """Take an indicator away with its values; the journal keeps all of it."""
    plan = lock_open_plan(indicator.action.plan_id)
    action = locked_at(indicator.action, None)
    fresh = Indicator.objects.filter(pk=indicator.pk).first()
    if fresh is not None:
        insist_values_are_open(plan, fresh)
        values = [
            f"{value.year}: {value_told(fresh, value)}" for value in IndicatorYear.objects.filter(indicator=fresh)
        ]
        record_on(actor, action, plan, {"indicators": [{**told(fresh), "values": values}]}, {})
        fresh.delete()
    return action


def insist_values_are_open(plan: Plan, indicator: Indicator) -> None:
    """Refuse to touch all values of an indicator when some belong to a closed year."""
    for year in IndicatorYear.objects.filter(indicator=indicator).values_list("year", flat=True):
        insist_year_is_open(plan, year)


def value_told(indicator: Indicator, value: IndicatorYear) -> str:
    """Target and actual of a year in words."""
    columns = NUMBERS if indicator.kind == IndicatorKind.NUMBER else TEXTS
    target, actual = (getattr(value, column) for column in columns)
    if indicator.kind == IndicatorKind.NUMBER:
        target, actual = said_number(target), said_number(actual)
    elif indicator.kind == IndicatorKind.YES_NO:
        target, actual = yes_or_no(target), yes_or_no(actual)
    return _("target %(target)s, actual %(actual)s") % {"target": target or "–", "actual": actual or "–"}


@operation
def set_values(*, actor: Any, action: Action, values: Mapping[tuple[int, int], Value], version: int | None) -> Action:
    """Write targets and actuals, by indicator and year; what is empty on both sides goes."""
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    insist_is_there(fresh)
    indicators = Indicator.objects.filter(action=fresh).in_bulk()
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for (pk, year), value in values.items():
        indicator = indicators.get(pk)
        if indicator is None or year not in plan.years:
            raise Refusal(_("The list of indicators changed meanwhile. Look at it again."))
        name = f"{indicator.title}, {year}"
        before[name], after[name] = write_value(indicator, year, value)
        if before[name] != after[name]:
            insist_year_is_open(plan, year)
    if after != before:
        record_on(actor, fresh, plan, before, after)
    return fresh


def write_value(indicator: Indicator, year: int, value: Value) -> tuple[str, str]:
    """Write one cell of the grid; how it read before and after."""
    row = IndicatorYear.objects.filter(indicator=indicator, year=year).first()
    before = value_told(indicator, row) if row else ""
    if value.target in {None, ""} and value.actual in {None, ""}:
        if row:
            row.delete()
        return before, ""
    columns = NUMBERS if indicator.kind == IndicatorKind.NUMBER else TEXTS
    row = row or IndicatorYear(indicator=indicator, year=year, version=0)
    for column, given in zip(columns, (value.target, value.actual), strict=True):
        setattr(row, column, given)
    after = value_told(indicator, row)
    if after != before:
        row.save_next()
    return before, after

"""How rows of a plan that stood there already are changed by an adoption, and put back as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from regietafel.intake.models import Adoption
from regietafel.intake.queries.naming import Who, address_book, key_of
from regietafel.plans.models import Action, ActionParty, Goal, Indicator, IndicatorKind, Plan, WorkingYear, YearBasis
from regietafel.plans.operations.actions import ActionData, edit_action, restore_action
from regietafel.plans.operations.goals import edit_goal, restore_goal
from regietafel.plans.operations.indicators import add_indicator, remove_indicator
from regietafel.plans.operations.moves import move_goal
from regietafel.plans.operations.norms import NormWords, counting_of, norm_of
from regietafel.plans.operations.parties import Named, PartyRow, set_parties
from regietafel.plans.operations.positions import move_action
from regietafel.plans.operations.whole import NewAction, NewGoal
from regietafel.plans.operations.years import set_years
from regietafel.plans.queries.choices import parties_in_order
from regietafel.reading.comparison import blank_free

KIND_OF_KEY = {"o": "organisation", "g": "group", "f": "function"}
OWN_PAGE = frozenset({"number", "title", "description", "timing", "norm", "parent"})


def norm_words(action: Action) -> NormWords | None:
    """The norm of an action, to be written again as it is."""
    norm = norm_of(action)
    return NormWords(norm.text, counting_of(norm), norm.times, norm.owner) if norm else None


def data_of(action: Action, goal: Goal) -> dict[str, Any]:
    """What an action says on its own page, to change a part of it."""
    return {
        "goal": goal,
        "title": action.title,
        "number": action.number,
        "description": action.description,
        "timing": action.timing,
        "starts": action.starts,
        "ends": action.ends,
        "norm": norm_words(action),
        "priorities": list(action.priorities.all()),
        "tags": list(action.tags.all()),
    }


def as_it_stands(action: Action) -> dict[str, Any]:
    """An action as plain data, enough to put it back."""
    norm = norm_words(action)
    siblings = list(
        Action.objects.filter(goal=action.goal_id, removed_at__isnull=True)
        .order_by("order", "pk")
        .values_list("pk", flat=True)
    )
    place = siblings.index(action.pk)
    return {
        "kind": "action",
        "pk": action.pk,
        "number": action.number,
        "title": action.title,
        "description": action.description,
        "timing": action.timing,
        "norm": [norm.text, norm.counting, str(norm.times) if norm.times is not None else None, norm.owner]
        if norm
        else None,
        "goal": action.goal_id,
        "next": siblings[place + 1] if place + 1 < len(siblings) else None,
        "lines": [[line.year, line.basis] for line in WorkingYear.objects.filter(action=action)],
        "parties": [[party.role, key_of(party.who), party.note] for party in parties_in_order(action)],
        "indicators": list(Indicator.objects.filter(action=action).values_list("pk", flat=True)),
    }


def change_action(*, actor: Any, action: Action, wanted: NewAction, goal: Goal, fields: Collection[str]) -> None:
    """Write the chosen fields of one action as they were read."""
    if OWN_PAGE.intersection(fields):
        data = data_of(action, action.goal)
        data |= {
            name: getattr(wanted, name)
            for name in ("number", "title", "description", "timing", "norm")
            if name in fields
        }
        data["goal"] = goal if "parent" in fields else action.goal
        edit_action(actor=actor, action=action, data=ActionData(**data), version=None)
    if "years" in fields:
        set_years(actor=actor, action=action, years=wanted.years, version=None)
    if "parties" in fields:
        name_parties(actor, action, [(role, who, "") for role, who in wanted.parties])
    if "indicators" in fields:
        there = {blank_free(one) for one in Indicator.objects.filter(action=action).values_list("title", flat=True)}
        for title in wanted.indicators:
            if blank_free(title) not in there:
                add_indicator(actor=actor, action=action, title=title, kind=IndicatorKind.STATEMENT)


def name_parties(actor: Any, action: Action, wanted: Collection[tuple[str, Who, str]]) -> None:
    """Make the list of parties what is wanted; one that stands there in the same role keeps its note."""
    there = {(party.role, key_of(party.who)): party for party in ActionParty.objects.filter(action=action)}
    rows, kept = [], set()
    for role, who, note in wanted:
        party = there.get((role, key_of(who)))
        if party is not None:
            kept.add(party.pk)
            rows.append(PartyRow(role, note or party.note, party=party))
        else:
            rows.append(PartyRow(role, note, named=Named(KIND_OF_KEY[key_of(who)[0]], str(who))))
    removed = [party.pk for party in there.values() if party.pk not in kept]
    set_parties(actor=actor, action=action, rows=rows, removed=removed, version=None)


def goal_as_it_stands(goal: Goal) -> dict[str, Any]:
    """A goal as plain data, enough to put it back."""
    siblings = list(
        Goal.objects.filter(plan=goal.plan_id, parent=goal.parent_id, removed_at__isnull=True)
        .order_by("order", "pk")
        .values_list("pk", flat=True)
    )
    place = siblings.index(goal.pk)
    return {
        "kind": "goal",
        "pk": goal.pk,
        "number": goal.number,
        "title": goal.title,
        "description": goal.description,
        "parent": goal.parent_id,
        "next": siblings[place + 1] if place + 1 < len(siblings) else None,
    }


def change_goal(*, actor: Any, goal: Goal, wanted: NewGoal, parent: Goal | None, fields: Collection[str]) -> None:
    """Write the chosen fields of one goal as they were read."""
    said = {name: getattr(wanted if name in fields else goal, name) for name in ("title", "number", "description")}
    edit_goal(actor=actor, goal=goal, version=None, priorities=list(goal.priorities.all()), **said)
    if "parent" in fields:
        move_goal(actor=actor, goal=goal, parent=parent)


def put_back(*, actor: Any, adoption: Adoption, plan: Plan, now: dt.datetime) -> None:
    """Put back what an adoption changed and took away, the last deed first."""
    book = address_book(plan.region)
    for said in reversed(adoption.before):
        if said["kind"] == "removed_action":
            restore_action(actor=actor, action=Action.objects.get(pk=said["pk"]))
        elif said["kind"] == "removed_goal":
            restore_goal(actor=actor, goal=Goal.objects.get(pk=said["pk"]))
        elif said["kind"] == "goal":
            put_goal_back(actor, said)
        else:
            put_action_back(actor, said, book)


def put_goal_back(actor: Any, said: Mapping[str, Any]) -> None:
    """One goal as it was."""
    goal = Goal.objects.get(pk=said["pk"])
    if goal.parent_id != said["parent"]:
        parent = Goal.objects.filter(pk=said["parent"]).first() if said["parent"] else None
        before = Goal.objects.filter(pk=said["next"], removed_at__isnull=True).first() if said["next"] else None
        goal = move_goal(actor=actor, goal=goal, parent=parent, before=before)
    edit_goal(
        actor=actor,
        goal=goal,
        version=None,
        title=said["title"],
        number=said["number"],
        description=said["description"],
        priorities=list(goal.priorities.all()),
    )


def put_action_back(actor: Any, said: Mapping[str, Any], book: Mapping[str, Who]) -> None:
    """One action as it was, with its years, parties and indicators."""
    action = Action.objects.select_related("goal").get(pk=said["pk"])
    norm = said["norm"]
    data = data_of(action, action.goal) | {name: said[name] for name in ("number", "title", "description", "timing")}
    data["norm"] = (
        NormWords(norm[0], norm[1], Decimal(norm[2]) if norm[2] is not None else None, norm[3]) if norm else None
    )
    edit_action(actor=actor, action=action, data=ActionData(**data), version=None)
    if action.goal_id != said["goal"]:
        goal = Goal.objects.get(pk=said["goal"])
        before = Action.objects.filter(pk=said["next"], goal=goal, removed_at__isnull=True).first()
        move_action(actor=actor, action=action, goal=goal, before=before)
    put_years_back(actor, action, said["lines"])
    parties = [(role, book[key], note) for role, key, note in said["parties"] if key in book]
    name_parties(actor, action, parties)
    for added in Indicator.objects.filter(action=action).exclude(pk__in=said["indicators"]):
        remove_indicator(actor=actor, indicator=added)


def put_years_back(actor: Any, action: Action, lines: list[list[Any]]) -> None:
    """The years as they were, each with how it was known."""
    now = {line.year: line.basis for line in WorkingYear.objects.filter(action=action)}
    was = {int(line[0]): line[1] for line in lines}
    if now == was:
        return
    if set(now) != set(was):
        set_years(actor=actor, action=action, years=list(was), version=None)
    for year, basis in was.items():
        WorkingYear.objects.filter(action=action, year=year).exclude(basis=basis).update(basis=YearBasis(basis))

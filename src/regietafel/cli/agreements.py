"""`regietafel agreements`: what a region agreed, with its yearly plans, and the declarations with who signed them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from regietafel.cli import console
from regietafel.cli.plan import region_called

if TYPE_CHECKING:
    from regietafel.agreements.models import Agreement, AgreementYear, Declaration


def add(commands: console.Commands) -> None:
    """Add the command."""
    text = "look into agreements and declarations"
    group = commands.add_parser("agreements", help=text, description="Look into agreements and declarations.")
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    listing = console.add_command(
        verbs,
        "list",
        handle_list,
        "list the agreements of a region with goals, yearly plans and their actions, and the declarations with who signed",
    )
    listing.add_argument("--region", required=True, help="short name of the region")
    console.add_json(listing)


def handle_list(asked: argparse.Namespace) -> int:
    """Print the agreements and the declarations, the newest first."""
    console.start_django()
    from regietafel.agreements.models import Agreement, Declaration

    region = region_called(asked.region)
    agreements = [told_of(one) for one in Agreement.objects.filter(region=region, removed_at__isnull=True)]
    declarations = [said_of(one) for one in Declaration.objects.filter(region=region, removed_at__isnull=True)]
    if asked.json:
        console.say_json({"region": region.slug, "agreements": agreements, "declarations": declarations})
        return 0
    for one in agreements:
        console.say(f"agreement    {one['title']} ({len(one['goals'])} goals, {len(one['years'])} yearly plans)")
    for one in declarations:
        console.say(f"{one['kind']:12} {one['title']} ({one['signed']} of {len(one['signatories'])} signed)")
    return 0


def told_of(agreement: Agreement) -> dict[str, Any]:
    """One agreement as plain data."""
    goals = agreement.goals.filter(removed_at__isnull=True).select_related("continues__agreement").order_by("number")
    years = agreement.years.filter(removed_at__isnull=True).order_by("year")
    return {
        "title": agreement.title,
        "number": agreement.number,
        "starts_on": agreement.starts_on.isoformat(),
        "ends_on": agreement.ends_on.isoformat() if agreement.ends_on else None,
        "follows": agreement.follows.title if agreement.follows else None,
        "steering_group": str(agreement.steering_group) if agreement.steering_group else None,
        "parties": [
            {"organisation": str(one.organisation), "part": one.part}
            for one in agreement.parties.select_related("organisation")
        ],
        "goals": [
            {
                "number": goal.number,
                "title": goal.title,
                "continues": goal.continues.number if goal.continues else None,
            }
            for goal in goals
        ],
        "years": [year_told(one) for one in years],
    }


def year_told(year: AgreementYear) -> dict[str, Any]:
    """The plan of a year as plain data, each action with the priorities for which it counts in that year."""
    from regietafel.agreements.queries.yearly import counting_in
    from regietafel.plans.models import Action

    chosen = list(year.chosen.select_related("goal", "working_group").order_by("goal__number"))
    rows = Action.objects.filter(agreement_goals__in=chosen, removed_at__isnull=True, plan__removed_at__isnull=True)
    actions = {one.pk: one for one in rows.select_related("plan", "goal").distinct()}
    counting = counting_in(actions.values(), year.year)
    return {
        "year": year.year,
        "evaluated_on": year.evaluated_on.isoformat() if year.evaluated_on else None,
        "evaluation": year.evaluation,
        "chosen": [
            {
                "goal": one.goal.number,
                "title": one.goal.title,
                "working_group": str(one.working_group) if one.working_group else None,
                "result": one.result,
                "actions": [
                    {
                        "plan": actions[pk].plan.slug,
                        "number": actions[pk].number,
                        "title": actions[pk].title,
                        "goal": str(actions[pk].goal),
                        "counts_for": list(counting.get(pk, ())),
                    }
                    for pk in one.actions.order_by("goal__order", "order", "pk").values_list("pk", flat=True)
                    if pk in actions
                ],
            }
            for one in chosen
        ],
    }


def said_of(declaration: Declaration) -> dict[str, Any]:
    """One declaration as plain data, with everybody who should sign."""
    from regietafel.agreements.queries.signing import standing_of

    standing = standing_of(declaration)
    return {
        "kind": declaration.kind,
        "title": declaration.title,
        "to_whom": declaration.to_whom,
        "starts_on": declaration.starts_on.isoformat() if declaration.starts_on else None,
        "ends_on": declaration.ends_on.isoformat() if declaration.ends_on else None,
        "version": standing.newest,
        "signed": len(standing.signed),
        "declined": len(standing.declined),
        "signatories": [
            {
                "organisation": str(row),
                "signed_on": row.signed_on.isoformat() if row.signed_on else None,
                "signed_as": row.signed_as,
                "version": row.version_signed.number if row.version_signed else None,
                "declined_because": row.declined_because,
            }
            for row in standing.rows
        ],
    }

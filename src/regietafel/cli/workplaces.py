"""`regietafel workplaces`: the directory of a region on any day, and the gaps in its ladder."""

from __future__ import annotations

import argparse
import datetime as dt
import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from regietafel.cli import console
from regietafel.cli.plan import region_called

if TYPE_CHECKING:
    from regietafel.workplaces.ladder import Judged, Spot
    from regietafel.workplaces.models import WorkForm
    from regietafel.workplaces.queries.ladder import Ladder
    from regietafel.workplaces.queries.overview import Listed

LANGUAGE = "nl"
"""Forms of work go by the name that the decree gives them, whatever a command speaks."""


def add(commands: console.Commands) -> None:
    """Add the commands."""
    text = "look into the directory of workplaces"
    group = commands.add_parser("workplaces", help=text, description="Look into the directory of workplaces.")
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    listing = console.add_command(verbs, "list", handle_list, "list the workplaces of a region on a day")
    gaps = console.add_command(
        verbs,
        "gaps",
        handle_gaps,
        "list the municipalities in which a norm for a rung of the ladder is not met",
        more="Inhabitants are taken at the label point of their municipality; distances are as the crow flies.",
    )
    for command in (listing, gaps):
        command.add_argument("--region", required=True, help="short name of the region")
        command.add_argument("--as-of", type=day, metavar="DATE", help="a day such as 2014-06-01; today without it")
        console.add_json(command)
    gaps.add_argument("--rung", required=True, type=int, choices=range(1, 7), help="rung of the ladder, 1 to 6")
    gaps.add_argument("--within-km", required=True, type=distance, metavar="KM", help="at most so far, in kilometres")
    gaps.add_argument(
        "--per-10000", type=share, metavar="PLACES", help="at least so many places per 10,000 inhabitants within KM"
    )


def day(text: str) -> dt.date:
    """A day as programs write it."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2014-06-01") from error


def distance(text: str) -> float:
    """A distance in kilometres."""
    return between(text, 0, 1000, "distance in kilometres")


def share(text: str) -> float:
    """Places per 10,000 inhabitants."""
    return between(text, 0, 10_000, "number of places per 10,000 inhabitants")


def between(text: str, low: float, high: float, what: str) -> float:
    """A number within bounds."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = math.nan
    if not low <= found <= high:
        raise argparse.ArgumentTypeError(f"{text!r} is no {what} from {low:g} to {high:g}")
    return found


def handle_list(asked: argparse.Namespace) -> int:
    """Print the workplaces, and how many there are of each form of work as it was called on the day."""
    console.start_django()
    from django.utils import timezone

    from regietafel.workplaces.queries.overview import listed_on

    region = region_called(asked.region)
    on = asked.as_of or timezone.localdate()
    found = listed_on(region, on)
    names = {form.pk: named(form) for one in found for form in one.forms}
    counts = Counter(form.pk for one in found for form in one.forms)
    by_form = {names[pk]: counts[pk] for pk in sorted(counts, key=lambda pk: (-counts[pk], names[pk]))}
    unknown = sum(not one.forms for one in found)
    if asked.json:
        console.say_json(
            {
                "region": region.slug,
                "as_of": on,
                "total": len(found),
                "by_work_form": by_form,
                "without_work_form": unknown,
                "workplaces": [told(one) for one in found],
            }
        )
        return 0
    keys = ("number", "name", "organisation", "work_form", "municipality", "rungs", "places", "verified_on")
    console.say_table(keys, [[written(row[key]) for key in keys] for row in map(told, found)])
    console.say(f"{len(found)} workplaces on {on}")
    for name, count in by_form.items():
        console.say(f"{count:5d}  {name}")
    if unknown:
        console.say(f"{unknown:5d}  form of work not known")
    return 0


def named(form: WorkForm) -> str:
    """The name in the language of the decree."""
    return str(form.names.get(LANGUAGE) or form.code)


def told(one: Listed) -> dict[str, Any]:
    """One workplace; what is not known is null, and ``places_not_counted`` says of how many offers nobody knows the places."""
    row = one.workplace
    return {
        "number": row.number,
        "name": row.name,
        "organisation": row.organisation.name,
        "work_form": ", ".join(named(form) for form in one.forms) or None,
        "work_forms": [form.code for form in one.forms],
        "municipality": row.municipality.name if row.municipality else None,
        "nis": row.municipality.nis if row.municipality else None,
        "rungs": one.rungs or None,
        "places": one.places,
        "places_not_counted": one.uncounted,
        "verified_on": row.verified_on,
        "listing": row.listing,
        "is_demo": row.is_demo,
    }


def written(value: Any) -> str:
    """A value in a table."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def handle_gaps(asked: argparse.Namespace) -> int:
    """Print the municipalities in which the norm is not met, with the nearest workplace and how far it is."""
    console.start_django()
    from django.utils import timezone

    from regietafel.workplaces.ladder import Norm, Verdict
    from regietafel.workplaces.queries.ladder import whole_ladder

    region, today = region_called(asked.region), timezone.localdate()
    ladder = whole_ladder(region, asked.as_of or today, today)
    judged = ladder.judge(asked.rung, Norm(asked.within_km, asked.per_10000))
    gaps = [gap(one) for one in judged if one.is_gap]
    unsure = [gap(one) for one in judged if one.verdict == Verdict.UNKNOWN]
    if asked.json:
        console.say_json(
            {
                "region": region.slug,
                "as_of": ladder.day,
                "norm": {"rung": asked.rung, "within_km": asked.within_km, "per_10000": asked.per_10000},
                "distances": "great circle, mean earth radius 6371.0088 km, from the label point of the municipality",
                "municipalities": len(judged),
                "gaps": gaps,
                "cannot_be_judged": unsure,
                "not_counted": not_counted(ladder, asked.rung),
            }
        )
        return 0
    keys = ("municipality", "reason", "nearest", "distance_km", "places_within", "per_10000")
    console.say_table(keys, [[written(shown(row[key])) for key in keys] for row in (*gaps, *unsure)])
    console.say(f"{len(gaps)} of {len(judged)} municipalities have a gap on rung {asked.rung} on {ladder.day}")
    for what, count in not_counted(ladder, asked.rung).items():
        if count:
            console.say(f"not counted: {count} workplaces ({what.replace('_', ' ')})")
    return 0


def gap(one: Judged) -> dict[str, Any]:
    """One municipality and what the norm finds there."""
    return {
        "municipality": one.town.name,
        "nis": one.town.nis,
        "reason": {"far": "no workplace near enough", "few": "too few places", "unknown": "not known"}[one.verdict],
        "nearest": nearest(one.nearest, one.km),
        "distance_km": None if one.km is None else round(one.km, 2),
        "places_within": one.places,
        "offers_not_counted": one.uncounted,
        "inhabitants_within": one.inhabitants,
        "per_10000": None if one.per_10000 is None else round(one.per_10000, 2),
        "inhabitants": one.town.inhabitants,
        "inhabitants_year": one.town.year,
    }


def nearest(spot: Spot | None, km: float | None) -> dict[str, Any] | None:
    """The nearest workplace, wherever it lies."""
    if spot is None or km is None:
        return None
    return {
        "name": spot.name,
        "number": spot.number,
        "organisation": spot.organisation,
        "municipality": spot.town_name or None,
        "distance_km": round(km, 2),
        "at_label_point_of_municipality": not spot.is_exact,
    }


def shown(value: Any) -> Any:
    """The nearest workplace by its name."""
    return value["name"] if isinstance(value, dict) else value


def not_counted(ladder: Ladder, rung: int) -> dict[str, int]:
    """The workplaces that no figure can take along, by what is not known of them."""
    from regietafel.workplaces.queries.ladder import Lack

    return {
        "on_this_rung_without_a_known_place": len(ladder.unplaced(rung)),
        "without_a_known_rung": len(ladder.lacking[Lack.RUNG]),
        "without_a_known_municipality": len(ladder.lacking[Lack.TOWN]),
    }

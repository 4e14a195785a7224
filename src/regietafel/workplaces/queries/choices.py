"""The values that the filters of the directory offer, as somebody chooses them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.workplaces.models import DutchLevel, Measure, Rung, Term, TermKind, WorkForm
from regietafel.workplaces.queries.asked import ACTIVITY, DUTCH, FORM, GROUP, LANGUAGE, MEASURE, RUNG
from regietafel.workplaces.queries.facts import DIMENSION_OF

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Choices:
    """The values of each filter with their names; what is of the past stands apart, for addresses that still name it."""

    now: dict[str, Pairs]
    former: dict[str, Pairs]


def choices_on(day: dt.date) -> Choices:
    """What can be chosen on a day: a form of work or measure of that day with the earlier names beside it."""
    now: dict[str, Pairs] = {RUNG: [(str(rung.value), f"{rung.value} {rung.label}") for rung in Rung]}
    former: dict[str, Pairs] = {}
    for name, model in ((FORM, WorkForm), (MEASURE, Measure)):
        codes: list[Any] = list(model.objects.order_by("order", "code"))
        now[name] = [(code.code, named(code, codes)) for code in codes if code.holds_on(day)]
        former[name] = [(code.code, str(code)) for code in codes if not code.holds_on(day)]
    now |= {ACTIVITY: [], GROUP: [], LANGUAGE: []}
    for term in Term.objects.order_by("kind", "order", "code"):
        now[DIMENSION_OF[TermKind(term.kind)]].append((term.code, str(term)))
    now[DUTCH] = [(str(level), str(level.label)) for level in DutchLevel]
    return Choices(now, former)


def named(code: Any, codes: list[Any]) -> str:
    """The name of a code with the names that it had before."""
    earlier = ", ".join(str(one).lower() for one in before(code, codes))
    return _("%(name)s (earlier: %(earlier)s)") % {"name": code, "earlier": earlier} if earlier else str(code)


def before(code: Any, codes: list[Any], known: frozenset[int] = frozenset()) -> Iterator[Any]:
    """What a code took the place of, however far back."""
    for one in codes:
        if one.successor_id == code.pk and one.pk not in known:
            yield one
            yield from before(one, codes, known | {one.pk})

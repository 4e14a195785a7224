"""The indicators of an action with their values, as the forms take them."""

from __future__ import annotations

from regietafel.plans.models import Action, Indicator, IndicatorYear


def indicators_of(action: Action) -> list[Indicator]:
    """The indicators of an action in order."""
    return list(Indicator.objects.filter(action=action).order_by("order", "pk"))


def indicator_of(action: Action, pk: int) -> Indicator | None:
    """One indicator of an action."""
    found = Indicator.objects.filter(action=action, pk=pk).first()
    if found:
        found.action = action
    return found


def values_of(action: Action) -> dict[tuple[int, int], IndicatorYear]:
    """The values of all indicators of an action, by indicator and year."""
    rows = IndicatorYear.objects.filter(indicator__action=action)
    return {(row.indicator_id, row.year): row for row in rows}

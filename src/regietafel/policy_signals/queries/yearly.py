"""What the signals of a region came to in a year, for the board and the annual report.

Each number counts deeds of that year, whatever became of them later:

- reported: signals whose day of reporting lies in the year, and that do not lie in the bin;
- dossiers: dossiers opened in it;
- sent: letters sent in it, whether or not they were answered;
- answered: letters whose first reply came in it;
- fed back: dossiers closed in it because everyone heard what came of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Min

from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Reply
from regietafel.policy_signals.queries.visible import dossiers_visible_to, letters_visible_to, signals_visible_to
from regietafel.territories.models import Region


@dataclass(frozen=True)
class Year:
    """The numbers of one year."""

    year: int
    reported: int
    dossiers: int
    sent: int
    answered: int
    fed_back: int


def yearly(user: Any, region: Region) -> list[Year]:
    """Each year from the first in which something happened to the last, of what a person sees; the newest first."""
    dossiers = dossiers_visible_to(user).filter(region=region)
    letters = letters_visible_to(user).filter(dossier__region=region, sent_on__isnull=False)
    replies = Reply.objects.filter(letter__in=letters, removed_at__isnull=True)
    first_replies = replies.values("letter").annotate(first=Min("on"))
    closed = dossiers.filter(phase=Phase.FED_BACK, closed_on__isnull=False)
    counts = (
        years_in(signals_visible_to(user).filter(region=region).values_list("reported_on__year", flat=True)),
        years_in(dossiers.order_by().values_list("opened_on__year", flat=True)),
        years_in(letters.order_by().values_list("sent_on__year", flat=True)),
        years_in(row["first"].year for row in first_replies),
        years_in(closed.order_by().values_list("closed_on__year", flat=True)),
    )
    years = {year for count in counts for year in count}
    if not years:
        return []
    return [Year(year, *(count[year] for count in counts)) for year in range(max(years), min(years) - 1, -1)]


def years_in(years: Iterable[int]) -> Counter[int]:
    """How often each year stands there."""
    return Counter(years)

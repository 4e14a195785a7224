"""Which workplaces of a region meet words, found by the index of all that can be looked for; rights are not asked here."""

from __future__ import annotations

from regietafel.search.engines import engine
from regietafel.search.engines.interface import HOLDERS, ROWS_OF_A_KIND
from regietafel.search.queries import span_of
from regietafel.search.words import question
from regietafel.territories.models import Region
from regietafel.workplaces.cells import cells_in
from regietafel.workplaces.distance import Box
from regietafel.workplaces.searchable import WORKPLACES


def ranks_of(region: Region, words: str, stretch: Box | None) -> dict[int, int] | None:
    """Each workplace that meets the words with its rank, 0 for the best; None where there are no words to look for.

    A stretch of the map goes into the question to the index, so that what lies elsewhere is not even found. Cells are
    coarser than that stretch: whoever asks still has to look which points lie in it.
    """
    asked = question(words, parts=True)
    if not asked.terms:
        return None
    marks = cells_in(stretch) if stretch else ()
    where = span_of(region, WORKPLACES)._replace(regions=(region.pk,), marks=marks)
    tiers, _answers = engine().hits(asked, where)
    ranks: dict[int, int] = {}
    for rank, places in reversed(list(enumerate(tiers))):
        ranks |= dict.fromkeys((place // HOLDERS % ROWS_OF_A_KIND for place in places), rank)
    return ranks

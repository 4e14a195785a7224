"""What nobody knows of the workplaces on the ladder, in words: unknown is not zero, so it stands beside the table."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import ngettext

from regietafel.workplaces.ladder import Spot
from regietafel.workplaces.queries.ladder import Lack, Ladder


def unknown_words(ladder: Ladder) -> Iterator[tuple[str, list[Spot]]]:
    """Each lack that any workplace has, with the workplaces; then those outside the municipalities of the region."""
    told = {
        Lack.TOWN: ngettext(
            "%(count)s workplace without a known municipality: it stands in no row.",
            "%(count)s workplaces without a known municipality: they stand in no row.",
            len(ladder.lacking[Lack.TOWN]),
        ),
        Lack.RUNG: ngettext(
            "%(count)s workplace of which a rung is not known: it stands in no column for it.",
            "%(count)s workplaces of which a rung is not known: they stand in no column for it.",
            len(ladder.lacking[Lack.RUNG]),
        ),
        Lack.FORM: ngettext(
            "%(count)s workplace of which the work form is not known.",
            "%(count)s workplaces of which the work form is not known.",
            len(ladder.lacking[Lack.FORM]),
        ),
        Lack.PLACES: ngettext(
            "%(count)s workplace of which nobody counted all places.",
            "%(count)s workplaces of which nobody counted all places.",
            len(ladder.lacking[Lack.PLACES]),
        ),
        Lack.POINT: ngettext(
            "%(count)s workplace without a point on the map: distances are taken at the label point of its municipality.",
            "%(count)s workplaces without a point on the map: distances are taken at the label point of their municipality.",
            len(ladder.lacking[Lack.POINT]),
        ),
    }
    for lack, text in told.items():
        if spots := ladder.lacking[lack]:
            yield text % {"count": len(spots)}, spots
    if ladder.outside:
        text = ngettext(
            "%(count)s workplace lies in a municipality outside the region: it counts for distances, not in a row.",
            "%(count)s workplaces lie in a municipality outside the region: they count for distances, not in a row.",
            len(ladder.outside),
        )
        yield text % {"count": len(ladder.outside)}, ladder.outside

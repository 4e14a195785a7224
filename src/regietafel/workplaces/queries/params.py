"""A question to the directory as an address: the one place that knows how both belong together."""

from __future__ import annotations

from urllib.parse import urlencode

from regietafel.workplaces.queries.asked import DIMENSIONS, Asked


def query_of(asked: Asked) -> str:
    """What stands behind the question mark for a question, the same for the list and the map."""
    pairs = [("q", asked.text), ("where", asked.where), ("km", str(asked.km or ""))]
    pairs += [(name, value) for name in DIMENSIONS for value in sorted(asked.chosen.get(name, ()))]
    pairs += [("ended", "1" if asked.ended else ""), ("sort", asked.sort)]
    return urlencode([(name, value) for name, value in pairs if value])

"""Lines that a page repeats and that were copied with the text: the name of the document beside the number of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

PAGE = re.compile(
    r"(?P<said>.{0,160}?)[\s|–—-]*\b(?:pagina|page|pag\.|blz\.?|bladzijde|p\.)\s?\d{1,3}"
    r"(?:\s?(?:/|van|sur|of|de)\s?\d{1,3})?[\s|–—-]*",
    re.IGNORECASE,
)
LONGEST = 200


def running_lines(lines: Sequence[str]) -> frozenset[int]:
    """The places of lines that end in the number of a page and otherwise return word for word."""
    said = {
        at: found["said"].strip()
        for at, line in enumerate(lines)
        if len(line) <= LONGEST and (found := PAGE.fullmatch(line))
    }
    counted = Counter(said.values())
    return frozenset(at for at, words in said.items() if counted[words] > 1)

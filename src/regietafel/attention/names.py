"""Who is called in a text: @ and a name, as people type it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

CALL = re.compile(r"(?<![\w@.])@(?=\w)")
MOST = 20
"""So many different people are found in a text at most; who calls more calls nobody in particular."""


def plain(text: str) -> str:
    """A text without accents and capitals, letter for letter where that is possible."""
    bare = (unicodedata.normalize("NFD", sign)[0] for sign in text)
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in bare)


def callings(names: Mapping[int, str]) -> dict[str, int]:
    """By what each person is called: the whole name, and its first word if nobody else has that. Two of one name: nobody."""
    whole = Counter(plain(name.strip()) for name in names.values() if name.strip())
    first = Counter(plain(name.split()[0]) for name in names.values() if name.strip())
    found: dict[str, int] = {}
    for key, name in names.items():
        if not name.strip():
            continue
        full, short = plain(name.strip()), plain(name.split()[0])
        if whole[full] == 1:
            found[full] = key
        if first[short] == 1 and whole[short] == (1 if short == full else 0):
            found[short] = key
    return found


def called_in(text: str, names: Mapping[int, str]) -> list[int]:
    """The people that a text calls, in its order, each once.

    ``names`` has the name of each who may be called. The longest name that fits counts: "@An Claes" calls An Claes and
    not An; "@Anneke" calls neither.
    """
    low, found = plain(text), []
    by_name = sorted(callings(names).items(), key=lambda item: -len(item[0]))
    for at in CALL.finditer(low):
        rest = low[at.end() :]
        for name, key in by_name:
            ends = rest[len(name) : len(name) + 1]
            if rest.startswith(name) and not (ends.isalnum() or ends == "_"):
                if key not in found:
                    found.append(key)
                break
        if len(found) == MOST:
            break
    return found

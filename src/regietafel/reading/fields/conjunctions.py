"""Whether "en", "et" or "&" stands between two names or inside one.

Each rule looks at the words on both sides and says yes, no, or nothing; the first that says something is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from regietafel.reading.fields.party_words import (
    ALTERNATIVE,
    ARTICLE,
    BARE_WORDS,
    BODY,
    DOMAINS,
    GROUP,
    HEADS,
    NOBODY_YET,
    VAGUE,
)
from regietafel.reading.fields.words import folded

BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
OF = frozenset({"van", "uit", "tussen", "voor", "de", "du", "des", "d'", "entre"})
MANY = ("en", "s", "a")


@dataclass(frozen=True)
class Around:
    """What stands on both sides, as written; ``is_list`` where commas part other names beside these."""

    left: str
    word: str
    right: str
    is_list: bool

    @property
    def before(self) -> list[str]:
        """The words before, folded and bare."""
        return [BARE_WORDS.sub("", word) for word in folded(self.left).split()]

    @property
    def after(self) -> list[str]:
        """The words after, folded and bare."""
        return [BARE_WORDS.sub("", word) for word in folded(self.right).split()]


def one_side_is_empty(around: Around) -> bool | None:
    """Nothing to join."""
    return None if around.before and around.after else True


def others_are_to_come(around: Around) -> bool | None:
    """ "A and to be decided"."""
    right = folded(around.right).strip(" .,;…")
    return True if VAGUE.fullmatch(right) or NOBODY_YET.search(right) else None


def says_of_what_twice(around: Around) -> bool | None:
    """ "Maison de l'emploi et de la formation", "Huis van het kind en van het gezin"."""
    goes_on = folded(around.right).strip().startswith(("van ", "voor ", "de la ", "de l'", "du ", "des ", "d'"))
    return False if goes_on and OF & set(around.before) else None


def both_are_short(around: Around) -> bool | None:
    """ "VDAB en GTB"; and an ampersand between anything else is part of a name."""
    if is_short(around.left) and is_short(around.right):
        return True
    if around.word.strip() != "&":
        return None
    domains = {around.before[-1], around.after[0]} & DOMAINS
    return around.is_list and len(around.before) == len(around.after) == 1 and not domains


def begins_a_body(around: Around) -> bool | None:
    """ "steering group health and working group"."""
    return True if BODY.search(around.after[0]) and not {"van", "tussen"} & set(around.before) else None


def both_are_a_domain(around: Around) -> bool | None:
    """ "Kind en Gezin", "Werk en Sociale Economie"."""
    return False if around.before[-1] in DOMAINS and around.after[0] in DOMAINS else None


def is_what_a_body_is_about(around: Around) -> bool | None:
    """ "dienst Wonen en Leren"; but a new name begins with an article, another body, or as an abbreviation."""
    if not HEADS & set(around.before):
        return None
    right = folded(around.right)
    new = is_short(around.right) or around.after[0] in HEADS or ARTICLE.match(right) or ALTERNATIVE.match(right)
    return bool(new)


def is_whose_they_are(around: Around) -> bool | None:
    """ "representatives of A and B" stays whole where both sides look the same; "members of A and employers" does not."""
    if around.is_list or len(around.after) > 1 or not OF & set(around.before[1:]):
        return None
    return is_short(around.right) is not is_short(around.left.split()[-1]) and around.before[-1].endswith(MANY)


def either_is_a_name(around: Around) -> bool:
    """In a list it parts; else where a side begins as a name does, or both are more than one ("schools and firms")."""
    if around.is_list or is_name(around.left) or is_name(around.right):
        return True
    return around.before[-1].endswith(MANY) and around.after[0].endswith((*MANY, "e"))


RULES: tuple[Callable[[Around], bool | None], ...] = (
    one_side_is_empty,
    others_are_to_come,
    says_of_what_twice,
    both_are_short,
    begins_a_body,
    both_are_a_domain,
    is_what_a_body_is_about,
    is_whose_they_are,
    either_is_a_name,
)


def parts_two(left: str, word: str, right: str, *, is_list: bool) -> bool:
    """Whether "and" stands between two names and not inside one."""
    around = Around(left, word, right, is_list)
    return next(said for said in (rule(around) for rule in RULES) if said is not None)


def is_short(text: str) -> bool:
    """Whether it is an abbreviation, with or without what it stands for behind it."""
    name = BRACKETED.sub("", text).replace("\x00", "").split()
    last = name[-1].strip("., ") if name else ""
    return 0 < len(name) <= 2 and len(last) > 1 and last[:2].isupper()


def is_name(text: str) -> bool:
    """Whether it begins with a capital, an article or a number: a name or a group that stands by itself."""
    stripped = text.strip()
    plain = folded(stripped)
    return stripped[:1].isupper() or stripped[:1].isdigit() or bool(ARTICLE.match(plain) or GROUP.match(plain))

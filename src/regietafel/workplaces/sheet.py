"""Makes a workplace fit on one sheet of paper: what is too long is shortened where one sees it, never cut off by the edge.

Paper is counted in lines. As long as all together are more lines than the sheet has, the most that one text may take
goes down, step by step; after that the offers that stand last are only counted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from regietafel.core.templatetags.ui import short
from regietafel.workplaces.facts import Fact, ShownOffer, address_of
from regietafel.workplaces.models import Workplace

LINES = 57
LETTERS = 100
VALUE_LETTERS = 76
HEADING = 2
LETTERS_OF_NAME, LETTERS_OF_TITLE = 66, 34
CODE = 8
"""The lines beside the code that leads back: less than that the head never takes."""

STEPS = (2000, 700, 400, 280, 200, 130, 76)
"""The most letters that one text may have: first all of it, at last one line."""


@dataclass(frozen=True)
class PaperOffer:
    """An offer on paper."""

    name: str
    summary: str
    facts: list[Fact]


@dataclass(frozen=True)
class Sheet:
    """What stands on the paper; ``left_out`` is how many offers do not."""

    head: int
    summary: str
    ways: list[tuple[str, str]]
    offers: list[PaperOffer]
    left_out: int = 0
    is_shortened: bool = False

    @property
    def lines(self) -> int:
        """How many lines it takes at most."""
        return sum(self.each())

    def each(self) -> Iterator[int]:
        """The lines of each part."""
        yield self.head
        yield lines_of(self.summary, LETTERS) + 1
        yield HEADING + sum(lines_of(text, VALUE_LETTERS) for _label, text in self.ways)
        for offer in self.offers:
            yield HEADING * lines_of(offer.name, LETTERS_OF_NAME) + lines_of(offer.summary, LETTERS)
            yield sum(lines_of(fact.value, VALUE_LETTERS) for fact in offer.facts)


def lines_of(text: str, letters: int) -> int:
    """How many lines a text takes; a fact that is unknown takes one."""
    return sum(math.ceil(len(line) / letters) or 1 for line in text.split("\n")) if text else 1


def fitted(workplace: Workplace, offers: Sequence[ShownOffer]) -> Sheet:
    """The longest version that fits."""
    for most in STEPS:
        sheet = cut(workplace, offers, most)
        if sheet.lines <= LINES:
            return sheet
    while sheet.offers[1:] and sheet.lines > LINES:
        sheet = replace(sheet, offers=sheet.offers[:-1], left_out=sheet.left_out + 1)
    while sheet.lines > LINES and sheet.offers[0].facts:
        only = sheet.offers[0]
        sheet = replace(sheet, offers=[replace(only, facts=only.facts[:-1])])
    return sheet


def cut(workplace: Workplace, offers: Sequence[ShownOffer], most: int) -> Sheet:
    """The sheet on which no text is longer than so many letters."""
    texts = [workplace.summary, *(one.offer.summary for one in offers)]
    texts += [fact.value for one in offers for fact in one.facts]
    return Sheet(
        head_of(workplace),
        shortened(workplace.summary, most),
        [(label, shortened(text, most)) for label, text in ways_to(workplace)],
        [
            PaperOffer(
                shortened(str(one.offer), most),
                shortened(one.offer.summary, most),
                [replace(fact, value=shortened(fact.value, most)) for fact in one.facts],
            )
            for one in offers
        ],
        is_shortened=any(len(text) > most for text in texts),
    )


def head_of(workplace: Workplace) -> int:
    """The lines above the text: organisation, name in large letters, address, contact, how sure it is."""
    name, address = lines_of(workplace.name, LETTERS_OF_TITLE), lines_of(address_of(workplace), VALUE_LETTERS)
    return max(CODE, HEADING * name + address + 5)


def shortened(text: str, most: int) -> str:
    """The beginning of a text, with a sign that there is more; lines run on as soon as anything must be saved."""
    plain = text if most == STEPS[0] else " ".join(text.split())
    cut_off = short(plain, most)
    return (cut_off if len(cut_off) <= most + 2 else plain[:most] + " …") or plain


def ways_to(workplace: Workplace) -> list[tuple[str, str]]:
    """How one gets there, as far as it is known."""
    ways = ((_("By bus"), workplace.by_bus), (_("By bike"), workplace.by_bike), (_("By train"), workplace.by_train))
    return [(label, text) for label, text in ways if text]

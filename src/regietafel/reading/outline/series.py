"""How numbers run through a document: as titles with text between them, or as the items of a list."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from regietafel.reading.blocks import Block, Text
from regietafel.reading.outline.openings import Kind, Opening


@dataclass
class Series:
    """Openings whose numbers follow each other."""

    members: list[Opening] = field(default_factory=list)

    @property
    def last(self) -> Opening:
        """The latest."""
        return self.members[-1]

    def takes(self, opening: Opening) -> bool:
        """Whether the next number stands before this one, set the same way."""
        number, last = opening.mark.number, self.last.mark.number
        alike = opening.kind == self.last.kind and closing(opening) == closing(self.last)
        return alike and bool(number and last and number.follows(last))


def closing(opening: Opening) -> str:
    """The signs around a number tell "1." from "1)" and "(1)"."""
    return opening.text.marker.strip("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def lists_among(openings: list[Opening], blocks: list[Block]) -> set[int]:
    """The places of openings that are items of a numbered list, and so no titles.

    A number without a word for its level belongs to a list when most of its neighbours in the series follow it with
    nothing in between. A new 1 begins a series; any other number goes on with the nearest series that it fits, so a
    short list inside the text of a chapter does not break the numbers of the chapters.
    """
    running: list[Series] = []
    done: list[Series] = []
    for opening in openings:
        if opening.mark.word or not opening.mark.number or opening.text.heading or opening.mark.number.depth > 1:
            continue
        going_on = next((series for series in reversed(running) if series.takes(opening)), None)
        if going_on:
            while running[-1] is not going_on:
                done.append(running.pop())
            going_on.members.append(opening)
        else:
            running.append(Series([opening]))
    found = [*done, *running]
    titles = {set_as(series) for series in found if len(series.members) > 1 and not is_list(series, blocks)}
    lists = [series for series in found if is_list(series, blocks)]
    return {
        opening.at
        for series in lists
        if len(series.members) > 1 or set_as(series) not in titles
        for opening in series.members
    }


def set_as(series: Series) -> tuple[Kind, str]:
    """How its numbers are set; one number alone is a title where others that are set so are titles."""
    return series.last.kind, closing(series.last)


def is_list(series: Series, blocks: list[Block]) -> bool:
    """Whether the members of a series follow each other closely; one alone is a title when text follows."""
    members = series.members
    if len(members) == 1:
        after = blocks[members[0].at + 1 : members[0].at + 2]
        return not after or not isinstance(after[0], Text) or bool(after[0].item or after[0].heading)
    close = sum(
        all(isinstance(block, Text) and block.item > before.text.item for block in blocks[before.at + 1 : after.at])
        for before, after in itertools.pairwise(members)
    )
    return close > (len(members) - 1) / 2

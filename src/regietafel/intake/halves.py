"""The values of two nodes put together, and those of one divided at a line of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Values = dict[str, Any]

LISTS = ("codes", "leads", "partners", "years", "phases", "indicators", "see_also")
TEXTS = {"description": "\n", "timing": " "}
SINGLE = ("role", "frequency")


@dataclass(frozen=True)
class Cut:
    """A line of the document at which a node can be split, with what stands there."""

    line: int
    text: str


def empty() -> Values:
    """The values of a node of which nothing is known."""
    return {
        **{name: [] for name in LISTS},
        **dict.fromkeys(TEXTS, ""),
        **dict.fromkeys(SINGLE),
        "places": {},
    }


def joined(above: Values, below: Values) -> Values:
    """What two nodes say together; where only one can be right, the upper one is."""
    found = {**empty(), **above}
    for name in LISTS:
        found[name] = [*found[name], *(each for each in below.get(name, []) if each not in found[name])]
    for name, between in TEXTS.items():
        found[name] = between.join(text for text in (found[name], below.get(name, "")) if text)
    for name in SINGLE:
        found[name] = found[name] if found[name] is not None else below.get(name)
    places = {**found["places"]}
    for name, there in below.get("places", {}).items():
        places[name] = [*places.get(name, []), *there]
    found["places"] = places
    return found


def halves(values: Values, text: str, line: int) -> tuple[Values, Values]:
    """What stays with a node, and what goes to the one that begins at ``line``, whose first line is ``text``."""
    stays, goes = {**empty(), **values}, empty()
    places = stays["places"]
    stays["places"], goes["places"] = {}, {}
    for name in (*LISTS, *TEXTS, *SINGLE):
        there = places.get(name, [])
        if name in LISTS and len(there) == len(stays[name]):
            pairs = list(zip(stays[name], there, strict=True))
            sides = (
                [pair for pair in pairs if not is_behind(pair[1], line)],
                [pair for pair in pairs if is_behind(pair[1], line)],
            )
            stays[name], goes[name] = ([value for value, _place in side] for side in sides)
            put_places(stays, name, [place for _value, place in sides[0]])
            put_places(goes, name, [place for _value, place in sides[1]])
        elif there and all(is_behind(place, line) for place in there):
            goes[name], stays[name] = stays[name], empty()[name]
            put_places(goes, name, there)
        else:
            put_places(stays, name, there)
    divide_description(stays, goes, text)
    return stays, goes


def put_places(values: Values, name: str, there: list[Any]) -> None:
    """Keep places, if there are any."""
    if there:
        values["places"][name] = there


def is_behind(place: dict[str, Any], line: int) -> bool:
    """Whether a place stands at the line or after it."""
    return int(place.get("line", 0)) >= line


def divide_description(stays: Values, goes: Values, text: str) -> None:
    """Cut a description where the line begins that becomes the title of the new node."""
    before, found, after = stays["description"].partition(text)
    if found and text:
        stays["description"] = before.strip()
        goes["description"] = "\n".join(part for part in (after.strip(), goes["description"]) if part)

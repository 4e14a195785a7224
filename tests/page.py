"""An address of the site as the walks know it, and the addresses that the URLconf has.

An address is filled in from a :class:`tests.world.Place`, which knows a plan, a goal, an action, … The variable parts
``region_slug``, ``plan_slug`` and ``year`` fill themselves in; of all others, such as ``pk``, the catalogue says which
thing of the place they mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.world import LOCAL_THINGS, PLAN_THINGS, REMOVABLE, SHARED_THINGS, Place

SELF_EVIDENT = frozenset({"region_slug", "plan_slug", "year"})


@dataclass(frozen=True)
class Page:
    """One address; ``things`` says what its variable parts mean, ``query`` is what it wants behind the question mark."""

    key: str
    things: dict[str, str] = field(default_factory=dict)
    query: str = ""

    @property
    def name(self) -> str:
        """The name in the URLconf; a key may have a variant behind a hash."""
        return self.key.partition("#")[0]

    @property
    def route(self) -> Route:
        """The address in the URLconf: of several with one name the one that has just these variable parts."""
        return next(route for route in routes()[self.name] if route.asks_for == frozenset(self.things) - SELF_EVIDENT)

    @property
    def variables(self) -> frozenset[str]:
        """The variable parts of the address."""
        return self.route.variables

    @property
    def has_region(self) -> bool:
        """Whether the address names a region."""
        return "region_slug" in self.variables

    @property
    def has_plan(self) -> bool:
        """Whether the address names a plan."""
        return "plan_slug" in self.variables

    @property
    def numbered(self) -> list[str]:
        """The things in the address that are rows, known by a number or code that only one of them has."""
        return [thing for thing in self.things.values() if not thing.startswith("=") and thing not in LOCAL_THINGS]

    @property
    def has_rows(self) -> bool:
        """Whether the address names a row by its number."""
        return bool(self.numbered)

    @property
    def has_rows_of_a_region(self) -> bool:
        """Whether the address names rows, each of which another region has its own of."""
        return self.has_rows and not set(self.numbered) & SHARED_THINGS

    @property
    def has_removable_rows(self) -> bool:
        """Whether the address names a row that the world also has one of in the bin."""
        return any(thing in REMOVABLE for thing in self.things.values())

    @property
    def has_plan_rows(self) -> bool:
        """Whether the address names a row that hangs on a plan."""
        return any(thing in PLAN_THINGS for thing in self.numbered)

    def url(self, place: Place, language: str = "nl") -> str:
        """The address of this page at a place."""
        route = self.route
        values = {name: self.value(name, place) for name in route.variables}
        path = reverse(self.name, kwargs=values) if route.is_named else f"/{route.route}"
        return path.replace("/nl/", f"/{language}/", 1) + (f"?{self.query}" if self.query else "")

    def value(self, variable: str, place: Place) -> Any:
        """What one variable part is at a place; a value that is always the same stands in the catalogue as ``=value``."""
        thing = self.things.get(variable, variable)
        return thing[1:] if thing.startswith("=") else place.things[thing]


@dataclass(frozen=True)
class Route:
    """An address as the URLconf knows it."""

    name: str
    route: str
    variables: frozenset[str]
    is_named: bool

    @property
    def asks_for(self) -> frozenset[str]:
        """The variable parts of which the catalogue has to say what they mean."""
        return self.variables - SELF_EVIDENT


def walk(patterns: list[URLPattern | URLResolver], prefix: str = "", space: str = "") -> Iterator[Route]:
    """Every address under these patterns; one without a name goes by its route."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walk(pattern.url_patterns, route, inner)
            continue
        variables = frozenset(get_variables(pattern)) | frozenset(part for part in outer_variables(prefix))
        name = f"{space}{pattern.name}" if pattern.name else f"/{route.partition('/')[2]}"
        yield Route(name, route, variables, bool(pattern.name))


def get_variables(pattern: URLPattern) -> list[str]:
    """The variable parts of one pattern."""
    return list(pattern.pattern.regex.groupindex)


def outer_variables(prefix: str) -> Iterator[str]:
    """The variable parts of the patterns around it."""
    for part in prefix.split("<")[1:]:
        yield part.partition(">")[0].rpartition(":")[2]


@cache
def routes() -> dict[str, list[Route]]:
    """All addresses by name."""
    found: dict[str, list[Route]] = {}
    for route in walk(get_resolver().url_patterns):
        found.setdefault(route.name, []).append(route)
    return found

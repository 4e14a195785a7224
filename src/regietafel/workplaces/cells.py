"""The map in cells, by which the index of all that can be found knows where a workplace lies."""

from __future__ import annotations

from itertools import product

from regietafel.workplaces.distance import Box

GRAINS = {"a": (0.05, 0.08), "b": (0.5, 0.8)}
"""Two grids, by the degrees north and east of a cell: about 5.6 km square in Flanders, and ten times as much."""

MOST_CELLS = 49
"""A search asks for so many cells at most; what is wider is looked for on the coarser grid, or everywhere."""


def cells_of(lat: float | None, lon: float | None) -> tuple[str, ...]:
    """The cells in which a point lies, on each grid; none if it is not known."""
    if lat is None or lon is None:
        return ()
    return tuple(cell(grain, *spot(grain, lat, lon)) for grain in GRAINS)


def cells_in(stretch: Box) -> tuple[str, ...]:
    """The cells that cover a stretch of the map, on the finest grid that needs few of them; none if it is too wide."""
    for grain in GRAINS:
        (south, west), (north, east) = spot(grain, *stretch[:2]), spot(grain, *stretch[2:])
        if (north - south + 1) * (east - west + 1) <= MOST_CELLS:
            return tuple(cell(grain, *at) for at in product(range(south, north + 1), range(west, east + 1)))
    return ()


def spot(grain: str, lat: float, lon: float) -> tuple[int, int]:
    """The row and column of a point on a grid, counted from the south pole and the date line."""
    tall, wide = GRAINS[grain]
    return int((lat + 90) // tall), int((lon + 180) // wide)


def cell(grain: str, row: int, column: int) -> str:
    """The name of a cell, letters and digits only."""
    return f"{grain}{row}x{column}"

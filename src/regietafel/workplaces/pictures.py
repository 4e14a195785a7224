"""Pictures of the ladder, drawn on the server: a map of the municipalities, and bars of the distance to the nearest.

The title says what is to be seen, the table beside it says the same in figures. What comes out is plain SVG: no style
attribute, no script, nothing fetched from anywhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import vl_convert
from django.core.cache import cache
from django.utils.translation import gettext as _

from regietafel.workplaces.ladder import Judged, Verdict
from regietafel.workplaces.ladder_words import SIGNS, finding, number, plain, verdict_words
from regietafel.workplaces.queries.ladder_table import Table

Spec = dict[str, Any]
Shapes = Mapping[int, dict[str, Any]]

INK, MUTED, PAPER = "#17252f", "#4b5a66", "#ffffff"
FILLS = {Verdict.MET: "#e2f0e4", Verdict.FAR: "#fbe3e0", Verdict.FEW: "#fff1cc", Verdict.UNKNOWN: "#ebe8e0"}
LINES = {Verdict.MET: "#2b6a33", Verdict.FAR: "#a3241b", Verdict.FEW: "#8a5a00", Verdict.UNKNOWN: "#4b5a66"}
KEPT_FOR = 7 * 24 * 60 * 60
WIDTH, MAP_HEIGHT, STEP, AROUND = 720, 520, 26, 100
FONT = "Atkinson Hyperlegible Next, Segoe UI, Helvetica, Arial, sans-serif"


def svg(spec: Spec) -> str:
    """Draw it. While it is drawn the process does nothing else, so the same figures are drawn once for all processes."""
    told = json.dumps(spec, sort_keys=True)
    key = f"picture:{hashlib.sha256(told.encode()).hexdigest()}"
    kept: str | None = cache.get(key)
    if kept is None:
        kept = str(vl_convert.vegalite_to_svg(told, allowed_base_urls=[]))
        cache.set(key, kept, KEPT_FOR)
    return kept


def frame(title: str, subtitle: str) -> Spec:
    """What all pictures share."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": PAPER,
        "padding": 12,
        "autosize": {"type": "fit", "contains": "padding"},
        "title": {"text": title, "subtitle": subtitle, "anchor": "start", "offset": 12},
        "config": {
            "font": FONT,
            "title": {"fontSize": 18, "color": INK, "subtitleFontSize": 14, "subtitleColor": MUTED, "frame": "group"},
            "view": {"stroke": None},
            "axis": {"labelFontSize": 13, "labelColor": INK, "titleFontSize": 13, "titleColor": MUTED},
        },
    }


def map_size() -> tuple[int, int]:
    """How wide and high the map is, so that a page can keep its place."""
    return WIDTH, MAP_HEIGHT


def bars_size(table: Table) -> tuple[int, int]:
    """How wide and high the bars are."""
    return WIDTH, AROUND + STEP * max(1, sum(one.km is not None for one in table.judged))


def legend_words(table: Table) -> str:
    """The signs that stand in the picture, with their words."""
    used = sorted({one.verdict for one in table.judged}, key=list(Verdict).index)
    return " · ".join(f"{SIGNS[one]} {verdict_words()[one]}" for one in used)


def map_picture(table: Table, shapes: Shapes) -> Spec:
    """The municipalities where they lie, as outlines or as dots with names, and the workplaces of the chosen rung."""
    placed = [one for one in table.judged if one.town.latitude is not None]
    outlined = [one for one in placed if one.town.pk in shapes]
    layers: list[Spec] = []
    if outlined:
        layers.append(outlines(outlined, shapes))
    layers += [spots(table), dots(placed), names(placed)]
    layered = frame(finding(table), legend_words(table))
    width, height = map_size()
    layered |= {"width": width, "height": height, "projection": {"type": "mercator"}, "layer": layers}
    return layered


def coloured(colours: Mapping[Verdict, str]) -> Spec:
    """A colour by verdict, without a legend: the sign and its word say it."""
    domain = [verdict.value for verdict in colours]
    return {
        "field": "verdict",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": domain, "range": list(colours.values())},
    }


def outlines(judged: list[Judged], shapes: Shapes) -> Spec:
    """The outlines, filled by verdict."""
    values = [
        {"type": "Feature", "verdict": one.verdict.value, "geometry": wound(shapes[one.town.pk]), "properties": {}}
        for one in judged
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "geoshape", "stroke": MUTED, "strokeWidth": 0.8},
        "encoding": {"fill": coloured(FILLS)},
    }


def wound(geometry: dict[str, Any]) -> dict[str, Any]:
    """The outline with its outer rings clockwise and its holes the other way: on a globe, that tells inside from outside.

    GeoJSON has it the other way round since 2016 and did not say before; Vega would paint all the world but the municipality.
    """
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": rewound(geometry["coordinates"])}
    return {"type": geometry["type"], "coordinates": [rewound(rings) for rings in geometry["coordinates"]]}


def rewound(rings: list[Any]) -> list[Any]:
    """The rings of one polygon: the first clockwise, the others not."""
    return [ring if (turn(ring) > 0) == (place == 0) else ring[::-1] for place, ring in enumerate(rings)]


def turn(ring: list[Any]) -> float:
    """More than nought if the ring runs clockwise."""
    return float(sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)))


def dots(judged: list[Judged]) -> Spec:
    """A dot at the point at which inhabitants are taken."""
    return {
        "data": {"values": rows(judged)},
        "mark": {"type": "circle", "size": 260, "opacity": 1, "strokeWidth": 2},
        "encoding": {**at(), "fill": coloured(FILLS), "stroke": coloured(LINES)},
    }


def names(judged: list[Judged]) -> Spec:
    """The sign in the dot, and the name below it."""
    return {
        "data": {"values": rows(judged)},
        "encoding": at(),
        "layer": [
            {"mark": {"type": "text", "fontSize": 13, "fontWeight": "bold", "color": INK}, "encoding": text("sign")},
            {"mark": {"type": "text", "fontSize": 13, "dy": 19, "color": INK}, "encoding": text("name")},
        ],
    }


def spots(table: Table) -> Spec:
    """The workplaces of the rung, as small squares."""
    ground, rung = table.now.ground, table.choice.rung
    there = {stand.spot for stand in ground.stands if stand.column == rung}
    values = [
        {"lat": spot.latitude, "lon": spot.longitude} for spot in ground.spots if spot.pk in there and spot.is_placed
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "square", "size": 46, "opacity": 1, "color": "#0a6164"},
        "encoding": at(),
    }


def rows(judged: list[Judged]) -> list[Spec]:
    """A row for each municipality."""
    return [
        {
            "name": one.town.name,
            "lat": one.town.latitude,
            "lon": one.town.longitude,
            "verdict": one.verdict.value,
            "sign": SIGNS[one.verdict],
        }
        for one in judged
    ]


def at() -> Spec:
    """The place on the map."""
    return {
        "latitude": {"field": "lat", "type": "quantitative"},
        "longitude": {"field": "lon", "type": "quantitative"},
    }


def text(name: str) -> Spec:
    """The words of a mark."""
    return {"text": {"field": name, "type": "nominal"}}


def bars_picture(table: Table, shapes: Shapes) -> Spec:
    """How far the nearest workplace of the rung is for each municipality, farthest on top, with the norm as a line."""
    known = [one for one in table.judged if one.km is not None]
    order = sorted(known, key=lambda one: (-(one.km or 0), one.town.name))
    within = table.choice.norm.within
    longest = max([within, *((one.km or 0) for one in known)])
    place = {"field": "name", "type": "nominal", "sort": [one.town.name for one in order], "axis": quiet_axis()}
    scale = {"domain": [0, longest * 1.15 or 1], "nice": False}
    length = {"field": "km", "type": "quantitative", "axis": None, "scale": scale}
    layered = frame(bars_title(order, table), _("Great-circle distance from the label point of the municipality"))
    width, height = bars_size(table)
    layered |= {"width": width, "height": height, "data": {"values": [bar(one) for one in order]}}
    layered["layer"] = [
        {
            "mark": {"type": "bar", "height": 18, "strokeWidth": 1},
            "encoding": {"y": place, "x": length, "fill": coloured(FILLS), "stroke": coloured(LINES)},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 13, "color": INK},
            "encoding": {"y": place, "x": length, **text("label")},
        },
        *norm_line(within, length),
    ]
    return layered


def bar(one: Judged) -> Spec:
    """One municipality, with the figure beside its bar."""
    label = f"{SIGNS[one.verdict]} {number(one.km)} km"
    return {"name": one.town.name, "km": one.km, "label": label, "verdict": one.verdict.value}


def norm_line(within: float, length: Spec) -> list[Spec]:
    """The distance of the norm, dashed and named."""
    data = {"values": [{"km": within, "words": _("norm: %(km)s km") % {"km": plain(within)}}]}
    line = {"type": "rule", "strokeDash": [4, 3], "color": INK}
    said = {"type": "text", "align": "left", "dx": 4, "y": -6, "fontSize": 12, "color": MUTED}
    return [
        {"data": data, "mark": line, "encoding": {"x": length}},
        {"data": data, "mark": said, "encoding": {"x": length, **text("words")}},
    ]


def quiet_axis() -> Spec:
    """Names without lines."""
    return {"title": None, "domain": False, "ticks": False, "labelLimit": 200, "labelPadding": 8}


def bars_title(order: list[Judged], table: Table) -> str:
    """What the bars show."""
    if not order:
        return _("No workplace on rung %(rung)s is known") % {"rung": table.choice.rung}
    words = {"name": order[0].town.name, "rung": table.choice.rung, "km": number(order[0].km)}
    return _("%(name)s has the longest way to rung %(rung)s: %(km)s km") % words


drawings: dict[str, Callable[[Table, Shapes], Spec]] = {"map": map_picture, "bars": bars_picture}

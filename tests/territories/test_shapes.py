"""`regietafel map shapes`: an official file becomes the outlines under the maps, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from regietafel.cli.commands import main
from regietafel.territories.models import Municipality, MunicipalityShape
from regietafel.territories.reference import load_territories

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).resolve().parents[3] / "shared/geo/zwvl_13.geojson"
SQUARE = [[[3.0, 50.5], [3.5, 50.5], [3.5, 51.0], [3.0, 51.0], [3.0, 50.5]]]


def feature(nis: Any = "90001", kind: str = "Polygon", coordinates: Any = SQUARE, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"nis": nis, **properties},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def collection(*features: Any, **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., int]:
    """Write a file and load it."""

    def run(content: Any, *arguments: str) -> int:
        path = tmp_path / "shapes.geojson"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf8")
        return main(["map", "shapes", str(path), *arguments])

    return run


def test_a_shape_is_kept_as_it_is(load: Callable[..., int], municipality: Municipality) -> None:
    assert load(collection(feature(), license="CC BY 4.0, Statbel")) == 0
    shape = MunicipalityShape.objects.get()
    assert (shape.municipality, shape.source) == (municipality, "CC BY 4.0, Statbel")
    assert shape.geometry == {"type": "Polygon", "coordinates": SQUARE}


def test_it_may_be_loaded_again(load: Callable[..., int], municipality: Municipality) -> None:
    load(collection(feature()))
    assert load(collection(feature(kind="MultiPolygon", coordinates=[SQUARE])), "--source", "Statbel") == 0
    shape = MunicipalityShape.objects.get()
    assert (shape.geometry["type"], shape.source) == ("MultiPolygon", "Statbel")


def test_another_property_may_hold_the_code(load: Callable[..., int], municipality: Municipality) -> None:
    assert load(collection(feature(nis="x", CODE_INS=90001)), "--property", "CODE_INS") == 0
    assert MunicipalityShape.objects.count() == 1


def test_a_municipality_that_is_not_ours_is_named_and_left(
    load: Callable[..., int], municipality: Municipality, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load(collection(feature(), feature("59999")), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"loaded": 1, "unknown": ["59999"]}


SWAPPED = [[[50.5, 3.0], [50.5, 3.5], [51.0, 3.5], [51.0, 3.0], [50.5, 3.0]]]
LAMBERT = [[[70000, 160000], [70001, 160000], [70001, 160001], [70000, 160000]]]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("{", "no GeoJSON"),
        ("[" * 100_000, "no GeoJSON"),
        ([], "no GeoJSON with features"),
        (collection({"type": "Feature"}), "Feature 1 has no property"),
        (collection("x"), "Feature 1 has no property"),
        (collection(feature(), feature()), "second"),
        (collection(feature(kind="Point", coordinates=[3, 50])), "no area"),
        (collection({**feature(), "geometry": None}), "no area"),
        (collection(feature(coordinates=[[[3, 50], [4, 50], [4, 51], [3.1, 50]]])), "not closed"),
        (collection(feature(coordinates=[])), "not closed"),
        (collection(feature(coordinates=[3, 50])), "not in rings"),
        (collection(feature(coordinates=[[["x", 50], ["x", 50], ["x", 50], ["x", 50]]])), "not degrees"),
        (collection(feature(coordinates=LAMBERT)), "WGS84"),
        (collection(feature(coordinates=SWAPPED)), "longitude comes first"),
    ],
)
def test_a_file_that_is_not_right_is_refused_whole(
    load: Callable[..., int],
    municipality: Municipality,
    second_municipality: Municipality,
    capsys: pytest.CaptureFixture[str],
    content: Any,
    word: str,
) -> None:
    if isinstance(content, dict):
        content = {**content, "features": [feature("90002"), *content["features"]]}
        word = word.replace("Feature 1", "Feature 2")
    assert load(content) == 1
    assert word in capsys.readouterr().err
    assert not MunicipalityShape.objects.exists()


@pytest.mark.parametrize("features", [[], [feature("59999")]])
def test_a_file_in_which_no_municipality_is_ours_says_which_property_was_looked_at(
    load: Callable[..., int], municipality: Municipality, capsys: pytest.CaptureFixture[str], features: list[Any]
) -> None:
    assert load(collection(*features)) == 1
    assert "No property 'nis'" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], db: None) -> None:
    assert main(["map", "shapes", str(tmp_path / "nothing.json")]) == 1
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.exists(), reason="the official shapes are not here")
def test_the_thirteen_of_the_region_load(capsys: pytest.CaptureFixture[str], db: None) -> None:
    load_territories()
    assert main(["map", "shapes", str(SHARED), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"loaded": 13, "unknown": []}
    assert min(MunicipalityShape.objects.values_list("municipality__name", flat=True)) == "Anzegem"

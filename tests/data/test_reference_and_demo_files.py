"""The reference data and the example regions are whole: form, territories, frameworks, organisations."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.data.files import (
    FRAMEWORKS,
    ORGANISATIONS,
    REGIONS,
    SECOND,
    TERRITORIES,
    codes_of,
    json_files,
    read,
    repeated,
    rows,
)

HOME = "zuid-west-vlaanderen"
KINDS = {"local_government", "association", "social_economy", "public_service", "employers", "union", "education"}
KINDS |= {"network", "project", "government", "other"}


@pytest.mark.parametrize("path", json_files(), ids=lambda path: path.name)
def test_json_is_written_as_one_would_print_it(path: Path) -> None:
    raw = path.read_bytes().decode("utf-8")
    assert raw == json.dumps(json.loads(raw), ensure_ascii=False, indent=2) + "\n"


def test_all_files_are_there_and_hold_no_addresses() -> None:
    expected = {"frameworks", "organisations", "regions", "second_region"}
    expected |= {"plan_2014_2019", "plan_2020_2025", "plan_2023_2025"}
    assert expected <= {path.stem for path in json_files()}
    texts = [*json_files(), *(TERRITORIES / "data").iterdir()]
    assert [path.name for path in texts if re.search(r"https?://|@", path.read_text(encoding="utf-8"))] == []


# --- territories --------------------------------------------------------------------------


def test_all_flemish_municipalities_are_there_once() -> None:
    found = rows("municipalities.csv")
    assert len(found) == 285
    assert repeated(row["nis"] for row in found) == repeated(row["name"] for row in found) == []
    assert Counter(row["province"] for row in found) == {
        "Antwerpen": 67, "Limburg": 38, "Oost-Vlaanderen": 55, "Vlaams-Brabant": 63, "West-Vlaanderen": 62,
    }  # fmt: skip
    assert len({row["referentieregio"] for row in found}) == 15
    for row in found:
        assert re.fullmatch(r"\d{5}", row["nis"])
        assert re.fullmatch(r"(\d{4}( \d{4})*)?", row["postcodes"])
        assert 50.6 < float(row["label_lat"]) < 51.6
        assert 2.5 < float(row["label_lon"]) < 6.0


def test_every_municipality_has_its_inhabitants_for_each_known_year() -> None:
    nis = {row["nis"] for row in rows("municipalities.csv")}
    found = [(row["nis"], int(row["year"])) for row in rows("populations.csv")]
    years = {2009, 2010, 2011, 2012, 2013, 2014, 2015, 2020}
    assert repeated(found) == []
    assert set(found) == {(code, year) for code in nis for year in years}
    assert min(int(row["population"]) for row in rows("populations.csv")) > 50


def test_the_example_region_has_thirteen_municipalities_and_their_inhabitants() -> None:
    home, second = read(REGIONS)
    assert (home["slug"], second["slug"]) == (HOME, read(SECOND)["region"])
    assert home["is_demo"]
    assert second["is_demo"]
    assert (len(set(home["municipalities"])), len(set(second["municipalities"]))) == (13, 3)
    assert not set(home["municipalities"]) & set(second["municipalities"])
    known = {row["nis"]: row["postcodes"] for row in rows("municipalities.csv")}
    assert set(home["municipalities"] + second["municipalities"]) <= set(known)
    assert all(known[nis] for nis in home["municipalities"])
    people = {(row["nis"], row["year"]): int(row["population"]) for row in rows("populations.csv")}
    assert sum(people[nis, "2013"] for nis in home["municipalities"]) == 302_137


# --- frameworks and organisations ---------------------------------------------------------


def test_frameworks_have_codes_short_names_and_two_languages() -> None:
    frameworks = read(FRAMEWORKS)["frameworks"]
    spans = [(one["code"], one["start_year"], one["end_year"]) for one in frameworks]
    assert spans == [("se-2014-2022", 2014, 2022), ("wse-2023-2025", 2023, 2025)]
    assert codes_of("se-2014-2022") == ["SE-T1", "SE-T2", "SE-T3"]
    assert codes_of("wse-2023-2025") == ["WSE-LR1", "WSE-LR2", "WSE-LR3", "WSE-LR4"]
    for one in frameworks:
        assert set(one["title"]) == {"nl", "en"}
        assert [priority["order"] for priority in one["priorities"]] == list(range(1, len(one["priorities"]) + 1))
        for priority in one["priorities"]:
            assert set(priority) == {"code", "order", "short", "title"}
            assert set(priority["short"]) == set(priority["title"]) == {"nl", "en"}
            assert all(0 < len(text) <= 40 for text in priority["short"].values())


@pytest.mark.parametrize("path", [ORGANISATIONS, SECOND], ids=lambda path: path.stem)
def test_organisations_groups_and_functions_are_named_once(path: Path) -> None:
    content = read(path)
    everyone = content["organisations"] + content["groups"]
    assert repeated(one["key"] for one in everyone) == repeated(one["name"].lower() for one in everyone) == []
    assert repeated(f["key"] for f in content["functions"]) == []
    assert repeated((f["organisation"], f["name"]) for f in content["functions"]) == []
    keys = {organisation["key"] for organisation in content["organisations"]}
    assert {f["organisation"] for f in content["functions"]} - {None} <= keys
    for one in content["organisations"]:
        assert set(one) == {"key", "name", "short_name", "kind", "shared", "municipality_nis", "website"}
        assert one["kind"] in KINDS
        assert len(one["short_name"]) <= 40


def test_each_region_names_its_own_body_and_all_its_local_governments() -> None:
    for region, content in zip(read(REGIONS), (read(ORGANISATIONS), read(SECOND)), strict=True):
        local = [o["municipality_nis"] for o in content["organisations"] if o["kind"] == "local_government"]
        assert sorted(local) == sorted(region["municipalities"])
        assert region["organisation"] in {o["key"] for o in content["organisations"] if o["kind"] == "association"}
    shared = {o["key"] for o in read(ORGANISATIONS)["organisations"] if o["shared"]}
    assert {"vdab", "vvsg", "departement-wse"} <= shared


def test_the_second_region_says_that_it_is_invented() -> None:
    second = read(SECOND)
    assert second["invented"] is True
    assert "verzonnen" in second["notice"]["nl"].lower()
    assert "invented" in second["notice"]["en"].lower()
    assert "verzonnen" in second["plan"]["title"]
    own = [o["name"] for o in second["organisations"] if o["kind"] != "local_government"]
    assert own
    assert all("verzonnen" in name for name in own)

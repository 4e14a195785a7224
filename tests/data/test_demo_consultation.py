"""The consultation of the demo is whole: references, times, who sits where, and what the report on 2023 says."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import chain
from typing import Any

import pytest

from tests.data.files import SOURCE, Row, names_of, plans, read, repeated

DEMO = SOURCE / "consultation" / "demo"
HOME = "zuid-west-vlaanderen"
FIRST: Row = read(DEMO / "bodies.json") | read(DEMO / "meetings.json") | read(DEMO / "events.json")
REGIONS: dict[str, Row] = {HOME: FIRST, "tussenwater": read(DEMO / "second_region.json")}
WENT = {"held", "minutes_sent", "approved", "locked"}
REPORTED = {
    "rose-algemene-vergadering": 1,
    "actiegroep-rose": 3,
    "overleg-w13-stam": 2,
    "roa": 4,
    "lerend-netwerk-trajectbegeleiders": 6,
    "stuurgroep-vdab": 3,
    "stuurgroep-langdurig-zieken": 2,
}
NAMES = {
    "ROSE algemene vergadering",
    "Actiegroep ROSE",
    "Overleg W13 - STAM",
    "Regionaal Overleg Activering (ROA)",
    "Lerend netwerk trajectbegeleiders",
    "Stuurgroep samenwerkingsovereenkomst VDAB",
    "Stuurgroep langdurig zieken",
}


def bodies(region: str = HOME) -> dict[str, Row]:
    return {body["slug"]: body for body in REGIONS[region]["bodies"]}


def in_force(norm: Row, year: int) -> bool:
    return norm["since"] <= f"{year}-12-31" and (norm["until"] is None or norm["until"] >= f"{year}-01-01")


@pytest.mark.parametrize("region", REGIONS)
def test_what_a_body_refers_to_exists(region: str) -> None:
    content, known = REGIONS[region], names_of(region)
    people = known["organisation"] | {one["key"] for one in content["organisations"]}
    contacts = {one["key"]: one["organisation"] for one in content["contacts"]}
    slugs = [body["slug"] for body in content["bodies"]]
    assert repeated(slugs) == repeated(body["name"] for body in content["bodies"]) == []
    assert set(contacts.values()) <= people
    for body in content["bodies"]:
        assert {body["parent"], body["successor"]} <= {*slugs, None} - {body["slug"]}
        assert body["organiser"] is None or body["organiser"] in people
        assert body["group"] is None or body["group"] in known["group"]
        assert body["mandate"]
        assert (body["ends"] is not None) == bool(body["end_reason"])
        for seat in body["seats"]:
            assert ("organisation" in seat) != ("group" in seat)
            assert seat.get("organisation", "w13" if region == HOME else "tussenwater") in people
            assert seat.get("group", body["group"]) in {*known["group"], None}
            assert seat["contact"] is None or contacts[seat["contact"]] == seat["organisation"]
            assert seat["since"] is None or seat["until"] is None or seat["since"] <= seat["until"]


@pytest.mark.parametrize("region", REGIONS)
def test_a_norm_of_an_action_leans_on_the_norm_of_the_plan(region: str) -> None:
    written = {
        f"{name.partition('/')[2]}:{action['key']}": action["norm"]
        for name, plan in plans().items()
        for action in plan["actions"]
        if name.startswith(region)
    }
    norms = [norm for body in REGIONS[region]["bodies"] for norm in body["norms"]]
    assert len(norms) > 1
    for norm in norms:
        if "action" in norm:
            assert written[norm["action"]] is not None
            assert "times" not in norm
        else:
            assert norm["text"]
        assert ("replaced_on" in norm) == ("replaced_because" in norm)


@pytest.mark.parametrize("region", REGIONS)
def test_meetings_name_bodies_items_and_people_that_are_there(region: str) -> None:
    content, known = REGIONS[region], names_of(region)
    people = known["organisation"] | {one["key"] for one in content["organisations"]}
    items = [item for meeting in content["meetings"] for item in meeting["agenda"]]
    keys = {item["key"] for item in items} - {None}
    for meeting in content["meetings"]:
        assert {meeting["body"], *meeting["joint_with"]} <= set(bodies(region))
        assert (meeting["state"] == "cancelled") == bool(meeting["cancelled_because"])
        assert {one["organisation"] for one in meeting["attendance"]} <= people
        assert repeated(one["organisation"] for one in meeting["attendance"]) == []
        assert meeting["precision"] == "day" or meeting["source"]
        assert meeting["precision"] == "year" or meeting["on"] >= "2024"
    for report in chain.from_iterable(item["reports"] for item in items):
        assert report["treating_item"] in {*keys, None}
        receivers = [report["to_body"], report["to_organisation"], report["to_municipalities"]]
        assert sum(map(bool, receivers)) == 1


def test_2023_holds_what_was_reported_and_nothing_else() -> None:
    held = Counter(m["body"] for m in FIRST["meetings"] if m["on"].startswith("2023"))
    assert dict(held) == REPORTED
    assert {bodies()[slug]["name"] for slug in held} == NAMES
    normed = {slug for slug, body in bodies().items() if any(in_force(norm, 2023) for norm in body["norms"])}
    assert normed <= set(REPORTED), "another body would come out for 2023"
    counted = {(slug, count["year"]): count["held"] for slug, body in bodies().items() for count in body["held_counts"]}
    assert counted == {("rose-algemene-vergadering", 2021): 2, ("az-fabriek", 2021): 2}
    for meeting in FIRST["meetings"]:
        if meeting["on"].startswith("2023"):
            assert (meeting["precision"], meeting["state"], meeting["source"]) == ("year", "held", "Jaarverslag 2023")


def test_the_six_events_of_2023() -> None:
    told: list[tuple[Any, ...]] = [
        (one["title"], one["on"] if one["precision"] == "day" else None, one["head_count"], one["about"])
        for one in FIRST["events"]
        if one["on"].startswith("2023")
    ]
    assert told == [
        ("Inspiratiemoment over de impact van sociale economie op armoede", "2023-12-12", 40, True),
        ("Studiedag over de meerwaarde van arbeidszorg", "2023-03-31", None, False),
        ("Meet & greet VDAB-opleidingscentrum Wevelgem", "2023-05-12", 30, True),
        ("Meet & greet trajectbegeleiders en accountmanagers", "2023-10-09", 30, True),
        ("Meet & greet trajectbegeleiders en sectorbemiddelaars", "2023-11-21", 100, True),
        ("Businessmixer sociale economie en zorg", None, None, False),
    ]
    mixer = next(one for one in FIRST["events"] if one["kind"] == "business_mixer")
    assert [side["organisations"] for side in mixer["sides"]] == [6, 7]


def test_bodies_changed_and_say_why() -> None:
    rose, az = bodies()["rose-algemene-vergadering"], bodies()["az-fabriek"]
    assert (rose["ends"]["on"], rose["successor"]) == ("2023-12-31", "themasessies")
    assert [norm["replaced_on"] for norm in rose["norms"] if "replaced_on" in norm] == ["2023-12-31"]
    assert az["successor"] == "overleg-arbeidszorg"
    assert bodies()["roa"]["parent"] == "diensthoofdenoverleg"
    assert bodies()["diensthoofdenoverleg"]["parent"] == "raad-van-bestuur-w13"
    levels = {body["level"] for body in bodies().values()}
    assert levels == {"local", "regional", "provincial", "flemish"}


def test_nobody_is_named_who_exists() -> None:
    assert all(one["name"] == "" for meeting in FIRST["meetings"] for one in meeting["attendance"])
    for contact in FIRST["contacts"]:
        assert set(contact) == {"key", "organisation", "name", "mailbox"}


def test_the_present_is_alive() -> None:
    now = dt.date(2026, 11, 26).isoformat()
    meetings = FIRST["meetings"]
    assert {one["state"] for one in meetings} == {*WENT, "draft", "convened", "cancelled"}
    assert sum(one["on"] > now for one in meetings) > 6
    assert not [one for one in meetings if one["on"] > now and one["state"] in WENT]
    assert any(one["joint_with"] for one in meetings)

"""Bodies and their norms: what can be said of them, what is refused, and what a year tells."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regietafel.cli import main
from regietafel.consultation.models import Body, BodyNorm, HeldCount, MeetingState
from regietafel.consultation.norms import Verdict
from regietafel.consultation.operations.bodies import (
    BodyData,
    add_body,
    edit_body,
    end_body,
    purge_bodies,
    remove_body,
    restore_body,
    resume_body,
)
from regietafel.consultation.operations.body_norms import NormData, add_norm, drop_count, replace_norm, set_count
from regietafel.consultation.queries.bodies import BodiesWanted, bodies_in, bodies_narrowed
from regietafel.consultation.queries.norms import norms_of
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_meeting

D = dt.date
TODAY = D(2024, 5, 5)
NOW = dt.datetime(2024, 5, 5, tzinfo=dt.UTC)
Y2023 = PreciseDate(D(2023, 1, 1), Precision.YEAR)


def field_of(call: Any, **values: Any) -> str | None:
    with pytest.raises(Refusal) as refusal:
        call(**values)
    return refusal.value.field


def test_a_body_gets_an_address_of_its_own(director: User, region: Region) -> None:
    names = [add_body(actor=director, region=region, data=BodyData(name=name)).slug for name in ("New", "Actie groep")]
    assert names == ["new-2", "actie-groep"]
    data = BodyData(name="actie  groep")
    assert field_of(add_body, actor=director, region=region, data=data) == "name"


def test_no_circle_above_and_none_behind(director: User, region: Region, other_region: Region) -> None:
    top, middle, low = (make_body(region, name) for name in ("Top", "Midden", "Laag"))
    Body.objects.filter(pk=middle.pk).update(parent=top)
    Body.objects.filter(pk=low.pk).update(parent=middle)
    edit: dict[str, Any] = {"actor": director, "body": top, "version": 1}
    for parent in (top, low, make_body(other_region, "Ginds")):
        assert field_of(edit_body, data=BodyData(name="Top", parent=parent), **edit) == "parent"
    end: dict[str, Any] = {"actor": director, "ends": Y2023, "reason": "hervormd", "version": None}
    assert field_of(end_body, body=top, successor=top, **end) == "successor"
    end_body(body=top, successor=middle, **end)
    assert field_of(end_body, body=middle, successor=top, **end) == "successor"


def test_a_body_ends_with_a_reason_and_goes_on_after_all(director: User, region: Region) -> None:
    body = make_body(region, starts_on=D(2023, 1, 1))
    end: dict[str, Any] = {"actor": director, "body": body, "successor": None, "version": None}
    assert field_of(end_body, ends=Y2023, reason=" ", **end) == "reason"
    early = PreciseDate(D(2022, 1, 1), Precision.YEAR)
    assert field_of(end_body, ends=early, reason="x", **end) == "ends"
    meeting = make_meeting(body, D(2024, 6, 1), MeetingState.CONVENED)
    assert field_of(end_body, ends=Y2023, reason="x", **end) == "ends"
    meeting.delete()
    assert end_body(ends=Y2023, reason="hervormd", **end).ends_on == D(2023, 12, 31)
    assert resume_body(actor=director, body=body).ends_on is None


def test_what_has_met_is_not_removed(director: User, region: Region) -> None:
    body, other = make_body(region), make_body(region, "Ander")
    make_meeting(body, D(2024, 1, 1)).joint_with.add(other)
    for one in (body, other):
        with pytest.raises(Refusal):
            remove_body(actor=director, body=one, now=NOW)
    fresh = make_body(region, "Nieuw")
    remove_body(actor=director, body=fresh, now=NOW)
    assert not bodies_in(director, region).filter(pk=fresh.pk).exists()
    restore_body(actor=director, body=fresh)
    remove_body(actor=director, body=fresh, now=NOW)
    assert purge_bodies(actor=None, before=NOW + dt.timedelta(days=1)) == 1


def test_bodies_are_found_by_words_and_those_that_stopped_only_if_asked(director: User, region: Region) -> None:
    make_body(region, "Eén tafel", mandate="Zorgt voor bruggen")
    make_body(region, "Oude tafel", ends_on=D(2023, 12, 31))

    def found(**wanted: Any) -> list[str]:
        return [body.name for body in bodies_narrowed(bodies_in(director, region), BodiesWanted(**wanted), TODAY)]

    assert found() == ["Eén tafel"]
    assert found(ended=True) == ["Eén tafel", "Oude tafel"]
    assert found(q="een BRUGGEN") == ["Eén tafel"]
    assert found(q="iets anders") == []


def test_own_words_are_read_and_two_norms_do_not_hold_at_once(director: User, region: Region) -> None:
    body, other = make_body(region), make_body(region, "Ander")
    add: dict[str, Any] = {"actor": director, "body": body}
    norm = add_norm(data=NormData(since=D(2024, 1, 1), text="minstens om de 2 maanden"), **add)
    assert (norm.times, norm.at_least) == (Decimal(6), True)
    assert field_of(add_norm, data=NormData(since=D(2024, 5, 1), text="1 keer per jaar"), **add) == "since"
    assert field_of(add_norm, data=NormData(since=D(2024, 5, 1)), **add) == "text"
    joint: dict[str, Any] = {"since": D(2024, 5, 1), "text": "1 keer per jaar"}
    assert field_of(add_norm, data=NormData(with_body=body, **joint), **add) == "with_body"
    add_norm(data=NormData(with_body=other, **joint), **add)
    replace: dict[str, Any] = {"actor": director, "norm": norm, "counting": "read", "times": None, "version": None}
    late: dict[str, Any] = {"last_day": D(2023, 12, 31), "text": ""}
    assert field_of(replace_norm, because="x", **late, **replace) == "last_day"
    new = replace_norm(because="minder nodig", last_day=D(2024, 6, 30), text="2 keer per jaar", **replace)
    assert (new.since, new.times) == (D(2024, 7, 1), Decimal(2))
    year = norms_of([body], 2024, TODAY)[body.pk]
    assert [one.expected for one in year.standings] == [3, 1, 0]
    assert [one.verdict for one in year.standings][:2] == [Verdict.REPLACED, Verdict.NOT_YET]


def test_a_count_without_dates_serves_until_a_meeting_is_known(director: User, region: Region) -> None:
    body = make_body(region)
    BodyNorm.objects.create(body=body, text="4 keer", times=4, since=D(2020, 1, 1))
    count: dict[str, Any] = {"actor": director, "body": body, "today": TODAY}
    assert field_of(set_count, year=2025, held=2, source="Verslag", **count) == "year"
    assert field_of(set_count, year=2021, held=2, source=" ", **count) == "source"
    row = set_count(year=2021, held=3, source="Verslag", **count)
    assert set_count(year=2021, held=2, source="Verslag", **count).pk == row.pk
    year = norms_of([body], 2021, TODAY)[body.pk]
    assert (year.held, year.source, year.standings[0].held) == (2, "Verslag", 2)
    make_meeting(body, D(2021, 5, 1))
    year = norms_of([body], 2021, TODAY)[body.pk]
    assert (year.held, year.source, year.standings[0].held) == (1, "", 1)
    assert field_of(set_count, year=2021, held=9, source="Verslag", **count) == "year"
    drop_count(actor=director, count=row)
    assert not HeldCount.objects.exists()


def test_only_what_was_held_counts_and_jointly_for_each(region: Region) -> None:
    body, other = make_body(region), make_body(region, "Ander")
    for state in MeetingState:
        make_meeting(body, D(2023, 3, 1), state).joint_with.add(other)
    make_meeting(body, D(2023, 3, 2), removed_at=NOW)
    held = {pk: one.held for pk, one in norms_of([body, other], 2023, TODAY).items()}
    assert held == {body.pk: 4, other.pk: 4}
    make_meeting(body, D(2024, 9, 1), MeetingState.DRAFT)
    ahead = [norms_of([body], 2024, TODAY, drafts=drafts)[body.pk].next_on for drafts in (True, False)]
    assert ahead == [D(2024, 9, 1), None]


def test_many_bodies_take_no_more_queries_than_one(region: Region) -> None:
    def queries(count: int) -> int:
        bodies = [make_body(region, f"Tafel {count} {index}") for index in range(count)]
        for body in bodies:
            BodyNorm.objects.create(body=body, text="4 keer", times=4, since=D(2020, 1, 1))
            make_meeting(body, D(2023, 3, 1)).joint_with.add(bodies[0])
        with CaptureQueriesContext(connection) as seen:
            norms_of(bodies, 2023, TODAY)
        return len(seen)

    assert queries(1) == queries(30) == 4


def test_the_command_names_who_had_a_norm_or_met(
    region: Region, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regietafel.cli.console.start_django", lambda: None)
    general = make_body(region, "Algemene vergadering")
    BodyNorm.objects.create(
        body=general,
        text="minstens 4 keer",
        times=4,
        since=D(2023, 1, 1),
        replaced_on=D(2023, 12, 31),
        replaced_because="hervormd",
    )
    steering = make_body(region, "Stuurgroep")
    make_body(region, "Zonder iets")
    meeting = make_meeting(general, D(2023, 2, 1))
    make_meeting(steering, D(2023, 2, 1))

    def printed() -> list[tuple[Any, ...]]:
        assert main(["consultation", "norms", "--region", region.slug, "--year", "2023", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["region"], found["year"]) == (region.slug, 2023)
        return [tuple(one[key] for key in ("name", "norm", "held", "verdict", "reason")) for one in found["bodies"]]

    assert printed() == [
        ("Algemene vergadering", 4, 1, "below", "hervormd"),
        ("Stuurgroep", None, 1, "no norm", ""),
    ]
    meeting.delete()
    assert printed()[0] == ("Algemene vergadering", 4, 0, "below", "hervormd")

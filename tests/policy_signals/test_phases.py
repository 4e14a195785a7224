"""Every pair of phases: allowed, or refused with a sentence that says what may follow instead."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from regietafel.core.errors import Collision, Refusal
from regietafel.people.models import User
from regietafel.policy_signals.lifecycle import Phase, asks_reason, may_follow, refusal_of
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.operations.moving import move_dossier
from regietafel.territories.models import Region
from tests.policy_signals.make import make_dossier

NOW = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
EXPECTED = """
from       reported bundled sent answered fed_back parked withdrawn
reported   -        yes     -    -        -        why    why
bundled    yes      -       yes  yes      -        why    why
sent       -        -       -    yes      -        why    why
answered   -        -       yes  -        yes      why    why
fed_back   -        -       -    why      -        -      -
parked     yes      yes     yes  yes      -        -      why
withdrawn  why      why     -    -        -        -      -
"""
"""Written by hand: what the issue promises. "why" asks a reason, "-" is refused."""


def pairs() -> list[tuple[Phase, Phase, str]]:
    """Each pair with what is expected of it."""
    lines = [line.split() for line in EXPECTED.strip().splitlines()]
    heads = lines[0][1:]
    return [(Phase(row[0]), Phase(to), said) for row in lines[1:] for to, said in zip(heads, row[1:], strict=True)]


def test_the_table_names_each_pair_once() -> None:
    assert len({(before, after) for before, after, _said in pairs()}) == len(Phase) ** 2 == 49


@pytest.mark.parametrize(("before", "after", "said"), pairs())
def test_a_pair(before: Phase, after: Phase, said: str) -> None:
    assert may_follow(before, after) == (said != "-")
    with translation.override("nl"):
        refusal = refusal_of(before, after)
    if said == "-":
        assert refusal.endswith(".")
        assert str(after.label) in refusal or before == after
    else:
        assert refusal == ""
        assert asks_reason(before, after) == (said == "why")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "after", "said"),
    [one for one in pairs() if Phase.REPORTED not in one[:2] and one[1] != Phase.FED_BACK],
)
def test_a_dossier_goes_where_the_table_lets_it(
    before: Phase, after: Phase, said: str, director: User, region: Region
) -> None:
    dossier = make_dossier(region, phase=before, closed_on=dt.date(2026, 4, 1) if before == Phase.FED_BACK else None)

    def go(reason: str) -> Dossier:
        return move_dossier(actor=director, dossier=dossier, to=after, said="", reason=reason, now=NOW)

    if said == "-":
        with pytest.raises(Refusal):
            go("omdat het zo is")
        dossier.refresh_from_db()
        assert dossier.phase == before
        return
    if said == "why":
        with pytest.raises(Refusal) as refused:
            go("  ")
        assert refused.value.field == "reason"
    moved = go("eerst de verkiezingen")
    moved.refresh_from_db()
    assert (moved.phase, moved.phase_since) == (after, dt.date(2026, 5, 4))
    held = after in {Phase.PARKED, Phase.WITHDRAWN}
    assert moved.reason == ("eerst de verkiezingen" if held else "")
    assert moved.came_from == (before if held else "")
    assert (moved.closed_on is None) == (after != Phase.WITHDRAWN)


@pytest.mark.django_db
def test_the_second_of_two_movers_is_told(director: User, region: Region) -> None:
    dossier = make_dossier(region)
    seen = dossier.version
    move_dossier(actor=director, dossier=dossier, to=Phase.SENT, said="", now=NOW, version=seen)
    with pytest.raises(Collision):
        move_dossier(actor=director, dossier=dossier, to=Phase.ANSWERED, said="", now=NOW, version=seen)


@pytest.mark.django_db
def test_what_lies_in_the_bin_goes_nowhere(director: User, region: Region) -> None:
    dossier = make_dossier(region, removed_at=NOW)
    with pytest.raises(Refusal):
        move_dossier(actor=director, dossier=dossier, to=Phase.SENT, said="", now=NOW)

"""Work outside the plan: what can be logged, when, under which priority; and who finds it again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.coverage import coverage_of
from regietafel.plans.models import LoggedWork, Plan, Priority
from regietafel.plans.operations.work import WorkData, edit_work, log_work, purge_work, remove_work, restore_work
from regietafel.plans.queries.choices import priorities_in_year
from regietafel.plans.queries.work import WorkWanted, counted, narrowed, work_of, work_sheet, years_in
from regietafel.territories.models import Region
from tests.plans import make

TODAY = dt.date(2024, 5, 1)
NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)


def day(year: int, month: int = 1, on: int = 1, precision: Precision = Precision.DAY) -> PreciseDate:
    """A date."""
    return PreciseDate(dt.date(year, month, on), precision)


@pytest.fixture
def third(priorities: dict[str, Priority]) -> Priority:
    """WSE-LR3."""
    return priorities["WSE-LR3"]


@pytest.fixture
def work(director: User, region: Region, third: Priority) -> LoggedWork:
    """A visit in 2023."""
    data = WorkData("Bezoek aan een fietspunt", day(2023, 6, 16), third, with_whom="Stad", result="Nieuwe plaatsen")
    return log_work(actor=director, region=region, data=data, today=TODAY)


def data_of(work: LoggedWork, **changes: Any) -> WorkData:
    """The work as it is, with changes."""
    names = ("what", "when", "priority", "with_whom", "role", "result")
    kept: dict[str, Any] = {name: getattr(work, name) for name in names}
    return WorkData(**kept | changes)


def test_it_counts_as_work_and_not_as_plan(plan: Plan, work: LoggedWork, director: User) -> None:
    assert coverage_of(plan).cell("WSE-LR3", 2023).is_gap
    assert (work.logged_by, work.region) == (director, plan.region)
    entry = Entry.objects.get(kind="plans.loggedwork")
    assert (entry.verb, entry.after["what"]) == ("logged", "Bezoek aan een fietspunt")


@pytest.mark.parametrize(
    ("when", "possible"),
    [
        (day(2024, 5, 1), True),
        (day(2024, 5, 2), False),
        (day(2024, 5, 31, Precision.MONTH), True),
        (day(2024, 6, 1, Precision.MONTH), False),
        (day(2024, 12, 31, Precision.YEAR), True),
        (day(2025, 1, 1, Precision.YEAR), False),
    ],
)
def test_work_of_the_future_is_refused(
    director: User, region: Region, third: Priority, when: PreciseDate, possible: bool
) -> None:
    def log() -> LoggedWork:
        return log_work(actor=director, region=region, data=WorkData("x", when, third), today=TODAY)

    if possible:
        assert log().when.first == when.first
    else:
        with pytest.raises(Refusal) as refusal:
            log()
        assert refusal.value.field == "when"


def test_a_priority_counts_in_its_own_years(director: User, region: Region, third: Priority) -> None:
    theme = make.make_framework("themes", ["T1"], (2014, 2022)).priorities.get()
    for year, priority, possible in (
        (2023, third, True),
        (2022, theme, True),
        (2022, third, False),
        (2023, theme, False),
    ):
        if possible:
            log_work(actor=director, region=region, data=WorkData("x", day(year), priority), today=TODAY)
            continue
        with pytest.raises(Refusal) as refusal:
            log_work(actor=director, region=region, data=WorkData("x", day(year), priority), today=TODAY)
        assert refusal.value.field == "priority"


def test_after_the_last_framework_its_priorities_still_serve(priorities: dict[str, Priority]) -> None:
    """Work of 2026 can be logged before the next framework was added; before the first one nothing can."""
    make.make_framework("themes", ["T1"], (2014, 2022))
    assert [one.code for one in priorities_in_year(2026)] == list(priorities)
    assert [one.code for one in priorities_in_year(2018)] == ["T1"]
    assert priorities_in_year(2010) == []


def test_mending_removing_and_restoring_are_told(director: User, work: LoggedWork) -> None:
    changed = edit_work(actor=director, work=work, data=data_of(work, result="Tien plaatsen"), today=TODAY, version=1)
    assert (changed.result, changed.version) == ("Tien plaatsen", 2)
    edit_work(actor=director, work=work, data=data_of(changed), today=TODAY, version=2)
    for _again in range(2):
        remove_work(actor=director, work=work, now=NOW)
    with pytest.raises(Refusal):
        edit_work(actor=director, work=work, data=data_of(work), today=TODAY, version=None)
    for _again in range(2):
        restore_work(actor=director, work=work)
    verbs = list(Entry.objects.filter(kind="plans.loggedwork").values_list("verb", flat=True))
    assert verbs == ["restored", "removed", "changed", "logged"]


def test_a_stale_version_collides(director: User, colleague: User, work: LoggedWork) -> None:
    edit_work(actor=colleague, work=work, data=data_of(work, what="Van de ander"), today=TODAY, version=1)
    with pytest.raises(Collision):
        edit_work(actor=director, work=work, data=data_of(work, what="Van mij"), today=TODAY, version=1)


def test_the_clock_purges_only_what_is_old(director: User, work: LoggedWork) -> None:
    remove_work(actor=director, work=work, now=NOW)
    assert purge_work(actor=None, before=NOW) == 0
    assert purge_work(actor=None, before=NOW + dt.timedelta(seconds=1)) == 1
    assert not LoggedWork.objects.exists()


# --- finding -----------------------------------------------------------------------------


@pytest.fixture
def more(director: User, region: Region, work: LoggedWork, priorities: dict[str, Priority]) -> list[LoggedWork]:
    """Three pieces of work, the latest first."""
    made = [work]
    for what, when, code in (("Studiedag", day(2024, 2, 1), "WSE-LR1"), ("Fietsdag", day(2024, 3, 1), "WSE-LR3")):
        data = WorkData(what, when, priorities[code])
        made.append(log_work(actor=director, region=region, data=data, today=TODAY))
    return made[::-1]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, "Fietsdag Studiedag Bezoek"),
        ({"q": "fiets"}, "Fietsdag Bezoek"),
        ({"q": "FIETS stad"}, "Bezoek"),
        ({"q": "plaatsen"}, "Bezoek"),
        ({"q": "%"}, ""),
        ({"year": "2024"}, "Fietsdag Studiedag"),
        ({"year": "2022"}, ""),
        ({"code": "WSE-LR3"}, "Fietsdag Bezoek"),
        ({"code": "WSE-LR3", "year": "2024"}, "Fietsdag"),
    ],
)
def test_work_is_found_by_words_priority_and_year(
    director: User,
    region: Region,
    more: list[LoggedWork],
    priorities: dict[str, Priority],
    wanted: dict[str, str],
    expected: str,
) -> None:
    priority = str(priorities[wanted["code"]].pk) if "code" in wanted else ""
    asked = WorkWanted(q=wanted.get("q", ""), year=wanted.get("year", ""), priority=priority)
    found = narrowed(work_of(director, region), asked)
    assert [one.what.split()[0] for one in found] == expected.split()


def test_what_is_there_is_counted(director: User, region: Region, more: list[LoggedWork]) -> None:
    work = work_of(director, region)
    assert years_in(work) == [2024, 2023]
    assert [(priority.code, count) for priority, count in counted(work)] == [("WSE-LR1", 1), ("WSE-LR3", 2)]


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("director", True),
        ("colleague", True),
        ("partner", True),
        ("head_of_service", True),
        ("editor", False),
        ("other_director", False),
        ("admin", False),
        ("stranger", False),
    ],
)
def test_who_sees_it(everyone: dict[str, Any], region: Region, work: LoggedWork, name: str, sees: bool) -> None:
    assert list(work_of(everyone[name], region)) == ([work] if sees else [])


def test_the_sheet_has_a_row_for_each(director: User, region: Region, more: list[LoggedWork]) -> None:
    sheet = work_sheet(work_of(director, region))
    rows = [list(row) for row in sheet.rows]
    assert len(rows) == 3
    assert all(len(row) == len(sheet.columns) for row in rows)
    assert rows[2][:3] == [dt.date(2023, 6, 16), "16 juni 2023", "WSE-LR3"]

"""The pages of work outside the plan: logged in one form, found by the address, taken along as a sheet."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from regietafel.plans.models import LoggedWork, Plan, Priority, YearBasis
from regietafel.territories.models import Region
from tests.plans import make
from tests.plans.screen import following, send, text
from tests.submitted import form_with


def at(name: str, region: Region, *more: Any) -> str:
    """A page of the work of a region."""
    return reverse(f"plans:{name}", args=[region.slug, *more])


def make_work(region: Region, priority: Priority, count: int, **fields: Any) -> list[LoggedWork]:
    """Some pieces of work, one a day."""
    first = dt.date(2023, 1, 1)
    made = [
        LoggedWork(region=region, priority=priority, **{"what": f"Werk {n}", "on": first + dt.timedelta(n)} | fields)
        for n in range(count)
    ]
    return LoggedWork.objects.bulk_create(made)


def test_what_and_priority_are_enough(browser: Client, region: Region) -> None:
    """No framework covers today, so those of the last one can be chosen; today stands in the form."""
    year = timezone.localdate().year
    make.make_framework("nu", ["NU1"], (year, year))
    priority = Priority.objects.get(code="NU1")
    url = at("work-add", region)
    assert form_with(browser.get(url), "what").data()["when_0"] == [f"{timezone.localdate():%d/%m/%Y}"]
    answer = send(browser, url, "what", what="Telefoontje", priority=priority.pk)
    work = LoggedWork.objects.get()
    assert (work.on, work.precision, work.role) == (timezone.localdate(), "day", "lead")
    page = following(browser, answer)
    assert f'action="{at("work-remove", region, work.pk)}"' in page
    again = send(browser, url, "what", what="Nog een", priority=priority.pk, more="yes")
    assert again["Location"] == url


def test_a_month_or_a_year_is_exact_enough(browser: Client, region: Region, priorities: dict[str, Priority]) -> None:
    for typed, precision in (("06/2023", "month"), ("2023", "year"), ("1e helft 2023", "half")):
        send(browser, at("work-add", region), "what", what=typed, priority=priorities["WSE-LR1"].pk, when_0=typed)
        assert LoggedWork.objects.get(what=typed).precision == precision


def test_it_is_mended_removed_and_put_back(browser: Client, region: Region, priorities: dict[str, Priority]) -> None:
    work = make_work(region, priorities["WSE-LR1"], 1)[0]
    send(browser, at("work-edit", region, work.pk), "what", what="Anders", result="Gelukt")
    work.refresh_from_db()
    assert (work.what, work.result, str(work.on)) == ("Anders", "Gelukt", "2023-01-01")
    for _twice in range(2):
        page = following(browser, browser.post(at("work-remove", region, work.pk)))
    assert f'action="{at("work-restore", region, work.pk)}"' in page
    assert browser.get(at("work-edit", region, work.pk)).status_code == 404
    assert "Anders" in following(browser, browser.post(at("work-restore", region, work.pk)))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 6),
        ("q=fiets", 2),
        ("year=2024", 1),
        ("priority=LR3", 2),
        ("priority=LR3&year=2024", 1),
        ("q=niets", 0),
        ("year=x&priority=0", 6),
        ("priority=%00&q=%00", 6),
        ("q=" + "x" * 5000, 6),
        ("page=99", 6),
        ("page=x", 6),
        ("unknown=1", 6),
    ],
)
def test_the_address_says_what_is_shown(
    browser: Client, region: Region, priorities: dict[str, Priority], query: str, shown: int
) -> None:
    """What makes no sense in an address asks nothing."""
    third = priorities["WSE-LR3"]
    make_work(region, priorities["WSE-LR1"], 4)
    make_work(region, third, 1, what="Fietspunt")
    make_work(region, third, 1, what="Fietsdag", on=dt.date(2024, 5, 1))
    query = query.replace("LR3", str(third.pk))
    page = browser.get(f"{at('work', region)}?{query}")
    assert page.status_code == 200
    assert len(page.context["page"].object_list) == shown
    sheet = browser.get(f"{at('work-export', region, 'csv')}?{query}")
    assert len(sheet.content.decode("utf-8-sig").strip().splitlines()) == shown + 1


def test_a_long_list_stands_in_pages_and_counts_all(
    browser: Client, region: Region, priorities: dict[str, Priority]
) -> None:
    make_work(region, priorities["WSE-LR1"], 60)
    first, last = browser.get(at("work", region)), browser.get(at("work", region) + "?page=3")
    assert [len(page.context["page"].object_list) for page in (first, last)] == [25, 10]
    assert "WSE-LR1 60" in text(first)
    assert 'rel="next"' in text(first)


def test_the_sheets_hold_what_is_on_the_screen(
    browser: Client, region: Region, priorities: dict[str, Priority]
) -> None:
    make_work(region, priorities["WSE-LR1"], 1, what="=1+1", result='a;b\n"c"')
    page: Any = load_workbook(BytesIO(browser.get(at("work-export", region, "xlsx")).content)).active
    rows = list(page.values)
    assert rows[1][4] == "=1+1"
    assert page["E2"].data_type == "s"
    assert "'=1+1" in browser.get(at("work-export", region, "csv")).content.decode()
    assert browser.get(at("work-export", region, "exe")).status_code == 404


def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    browser: Client, region: Region, priorities: dict[str, Priority]
) -> None:
    counts = []
    for number in (1, 2):
        make_work(region, priorities["WSE-LR1"], number, what=f"Werk {number}")
        with CaptureQueriesContext(connection) as asked:
            browser.get(at("work", region))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_other_long_pages_do_so_too(browser: Client, plan: Plan) -> None:
    goal = make.make_goal(plan, "1", counts_for=["WSE-LR1"])
    first = make.make_action(goal, "Actie 0", years=(2023,), basis=YearBasis.ASSUMED)
    pages = ["years-confirm", "action-add"], ["action-links", "action-parties", "action-move", "action-years"]
    urls = [reverse(f"plans:{name}", args=[plan.region.slug, plan.slug]) for name in pages[0]]
    urls += [reverse(f"plans:{name}", args=[plan.region.slug, plan.slug, first.pk]) for name in pages[1]]

    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(url).status_code == 200
        return len(asked)

    before = [count(url) for url in urls]
    for number in range(1, 4):
        make.make_action(goal, f"Actie {number}", years=(2023,), basis=YearBasis.ASSUMED)
        make.make_goal(plan, str(number + 1))
    assert [count(url) for url in urls] == before


def test_nothing_logged_yet_invites_who_may_log(browser: Client, region: Region) -> None:
    assert at("work-add", region) in text(browser.get(at("work", region)))

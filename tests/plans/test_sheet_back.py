"""A sheet out and back in: exactly what was filled in is in the preview, and exactly the preview is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from regietafel.core.tabular import Column, Sheet, csv_text, xlsx
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.line_keys import FIELDS, key_of, said
from regietafel.plans.models import Action, Plan, WorkingYear, YearState
from regietafel.plans.operations.read_back import compared
from regietafel.plans.operations.reports import Report, report_on_year
from regietafel.plans.queries.grid_sheet import KEY, heads
from regietafel.plans.sheet_rows import read_rows
from regietafel.plans.views import read_back
from regietafel.reading import sheets as reader
from tests.cast import Person
from tests.plans import sheets
from tests.plans.sheets import MOVED_TO, REASON, SENTENCE, STATE

ClientOf = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read here instead of in a child, which has tests of its own: these are about what is read."""
    monkeypatch.setattr(read_back, "run_limited", lambda target, data, **options: reader.read(data))


def test_ten_changes_are_exactly_those_ten(plan: Plan, twelve: list[WorkingYear], browser: Client) -> None:
    preview = sheets.sent(browser, plan, sheets.taken(browser, plan, sheets.ten_changes))
    assert sheets.told(preview) == [
        *((row, "Wat het opleverde", "we zijn bezig", f"gedaan op {row}") for row in range(2, 6)),
        *((row, "Status", "● loopt", "✓ gedaan") for row in range(6, 9)),
        (9, "Status", "● loopt", "→ uitgesteld"),
        (9, "Reden", "", "te weinig tijd"),
        (9, "Uitgesteld naar", "", "2025"),
        (10, "Status", "● loopt", "✕ geschrapt"),
        (10, "Reden", "", "geen geld"),
        (11, "Status", "● loopt", "◐ deels gedaan"),
    ]
    assert (len(preview.context["preview"].changes), preview.context["preview"].unchanged) == (10, 2)
    assert preview.context["submit"] == "10 wijzigingen overnemen"
    assert not preview.context["faults"]
    assert not Entry.objects.filter(verb="reported").exists()


def test_what_was_previewed_is_written_once(
    plan: Plan, twelve: list[WorkingYear], browser: Client, director: User
) -> None:
    preview = sheets.sent(browser, plan, sheets.taken(browser, plan, sheets.ten_changes))
    for _again in range(2):
        assert sheets.agreed(browser, plan, preview).status_code == 302
    assert Entry.objects.filter(verb="reported").count() == 10
    lines = {line.pk: line for line in WorkingYear.objects.filter(year=2024)}
    moved = lines[twelve[7].pk]
    assert (moved.state, moved.reason, moved.moved_to, moved.said_by) == ("moved", "te weinig tijd", 2025, director)
    assert lines[twelve[0].pk].sentence == "gedaan op 2"
    assert [lines[one.pk].version for one in twelve] == [2] * 10 + [1] * 2
    assert WorkingYear.objects.filter(action=twelve[7].action, year=2025).exists()


def test_a_line_that_went_on_meanwhile_is_a_choice(
    plan: Plan, twelve: list[WorkingYear], browser: Client, colleague: User
) -> None:
    def typed(page: Any) -> None:
        for row in (2, 3, 4):
            page[f"{SENTENCE}{row}"] = "uit het bestand"
        page[f"{STATE}5"] = "gedaan"

    content = sheets.taken(browser, plan, typed)
    for line in (*twelve[:4], twelve[5]):
        said_elsewhere(line, colleague, "hier gezegd")
    preview = sheets.sent(browser, plan, content)
    assert [one["number"] for one in preview.context["conflicts"]] == [2, 3, 4]
    assert [one["number"] for one in preview.context["clear"]] == [5], "the state was not changed by both"
    assert preview.context["preview"].unchanged == 8
    choices = {f"keep-{twelve[0].pk}-sentence": "mine", f"keep-{twelve[1].pk}-sentence": "theirs"}
    again = sheets.agreed(browser, plan, preview, **choices)
    assert again.status_code == 409
    assert [one["number"] for one in again.context["conflicts"]] == [4], "nothing was chosen for it"
    found = [WorkingYear.objects.get(pk=line.pk) for line in twelve[:4]]
    assert [line.sentence for line in found] == ["uit het bestand", "hier gezegd", "hier gezegd", "hier gezegd"]
    assert found[3].state == YearState.DONE


def test_a_line_that_changes_after_the_preview_is_asked_again(
    plan: Plan, twelve: list[WorkingYear], browser: Client, colleague: User
) -> None:
    preview = sheets.sent(browser, plan, sheets.taken(browser, plan, sheets.ten_changes))
    said_elsewhere(twelve[0], colleague, "hier gezegd")
    again = sheets.agreed(browser, plan, preview)
    assert again.status_code == 409
    assert again.context["after"].done == 9
    assert sheets.told(again) == [(2, "Wat het opleverde", "hier gezegd", "gedaan op 2")]
    assert sheets.agreed(browser, plan, again, **{f"keep-{twelve[0].pk}-sentence": "mine"}).status_code == 302
    assert WorkingYear.objects.get(pk=twelve[0].pk).sentence == "gedaan op 2"


def said_elsewhere(line: WorkingYear, person: User, sentence: str) -> None:
    """Somebody fills in the line on the screen."""
    now = timezone.now()
    fresh = WorkingYear.objects.get(pk=line.pk)
    report_on_year(
        actor=person, line=fresh, report=Report(fresh.state, sentence), now=now, today=now.date(), version=fresh.version
    )


def test_sorted_cut_down_and_laid_out_anew_it_is_the_same_sheet(
    plan: Plan, twelve: list[WorkingYear], browser: Client
) -> None:
    def laid_out(page: Any) -> None:
        page[f"{SENTENCE}13"] = "de laatste"
        page.delete_rows(2, 10)
        page.move_range("J1:J3", rows=0, cols=-9)
        page.insert_rows(1, 2)
        page["C1"] = "Werkjaren, ingevuld door de partners"

    preview = sheets.sent(browser, plan, sheets.taken(browser, plan, laid_out))
    assert sheets.told(preview) == [(5, "Wat het opleverde", "we zijn bezig", "de laatste")]


@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_as_any_program_writes_it(
    plan: Plan, twelve: list[WorkingYear], browser: Client, delimiter: str, encoding: str
) -> None:
    rows = [[cell.replace("●", "").strip() for cell in row] for row in sheets.taken_csv(browser, plan)]
    rows[1][6] = "zeven partners, één té laat; toch gelukt\nén verder"
    content = sheets.written(rows, delimiter).encode(encoding)
    preview = sheets.sent(browser, plan, content, "x.csv")
    assert sheets.told(preview) == [(2, "Wat het opleverde", "we zijn bezig", rows[1][6])]


@pytest.mark.parametrize(
    ("column", "typed", "message"),
    [
        (STATE, "klaar", "“klaar” is geen status. Kies uit: ○ gepland, ● loopt"),
        (STATE, None, "de status is leeg"),
        (STATE, "=A1", "in “Status” staat een formule"),
        (STATE, "geschrapt", "Zeg waarom"),
        (STATE, "gepland", None),
        (SENTENCE, "=1+1", "in “Wat het opleverde” staat een formule"),
        (SENTENCE, "x" * 4001, "“Wat het opleverde” is te lang: 4001 tekens"),
        (REASON, "x" * 1001, "“Reden” is te lang"),
        (MOVED_TO, "volgend jaar", "“volgend jaar” is geen jaar"),
        (MOVED_TO, 2025, "bij de status “uitgesteld”"),
        ("E", 2023, "in het bestand staat 2023"),
        ("E", "=2024", "in “Jaar” staat een formule"),
        ("C", "=1+1", None),
        ("C", "Een andere titel", None),
        ("J", None, "deze rij heeft geen sleutel"),
        ("J", "rt1-1-1", "de sleutel van deze rij is gewijzigd"),
    ],
)
def test_a_wrong_row_is_named_and_the_others_go_on(
    plan: Plan, twelve: list[WorkingYear], browser: Client, column: str, typed: Any, message: str | None
) -> None:
    def wrong(page: Any) -> None:
        page[f"{column}4"] = typed
        page[f"{SENTENCE}5"] = "dit wel"

    preview = sheets.sent(browser, plan, sheets.taken(browser, plan, wrong))
    assert (5, "Wat het opleverde", "we zijn bezig", "dit wel") in sheets.told(preview)
    assert list(sheets.refused(preview)) == ([4] if message else [])
    assert (message or "") in sheets.refused(preview).get(4, "")


def test_a_row_that_stands_twice_is_taken_once(plan: Plan, twelve: list[WorkingYear], browser: Client) -> None:
    rows = sheets.taken_csv(browser, plan)
    preview = sheets.sent(browser, plan, sheets.written([*rows, rows[3]]).encode(), "x.csv")
    assert sheets.refused(preview) == {14: "dit is dezelfde actie en hetzelfde jaar als rij 4."}


def test_a_closed_year_and_a_year_to_come_are_refused_by_row(
    plan: Plan, twelve: list[WorkingYear], browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regietafel.plans.operations.read_back.closed_years", lambda plan: {2024})
    preview = sheets.sent(browser, plan, sheets.taken(browser, plan, sheets.ten_changes))
    assert not sheets.told(preview)
    assert len(sheets.refused(preview)) == 10
    assert sheets.refused(preview)[2].startswith("2024 is afgesloten")


@pytest.mark.parametrize("gone", ["J", "F"])
def test_without_keys_nothing_is_read_and_without_another_column_that_column_stays(
    plan: Plan, twelve: list[WorkingYear], browser: Client, gone: str
) -> None:
    def without(page: Any) -> None:
        page[f"{SENTENCE}2"] = "nieuw"
        page.delete_cols("ABCDEFGHIJ".index(gone) + 1)

    response = sheets.sent(browser, plan, sheets.taken(browser, plan, without))
    if gone == "J":
        assert response.status_code == 422
        assert "de kolom met de sleutels" in response.content.decode()
    else:
        assert sheets.told(response) == [(2, "Wat het opleverde", "we zijn bezig", "nieuw")]


def test_a_removed_action_is_told_by_row(plan: Plan, twelve: list[WorkingYear], browser: Client) -> None:
    preview = sheets.sent(browser, plan, sheets.taken(browser, plan, sheets.ten_changes))
    Action.objects.filter(pk=twelve[0].action_id).update(removed_at=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    after = sheets.agreed(browser, plan, preview)
    assert after.context["after"].done == 9
    assert sheets.refused(after) == {2: "deze rij staat niet meer in het plan, of hoort bij een ander plan."}


def test_the_number_of_queries_of_a_preview_does_not_grow(
    plan: Plan, twelve: list[WorkingYear], browser: Client, django_assert_max_num_queries: Any
) -> None:
    content = sheets.taken(browser, plan, sheets.ten_changes)
    with django_assert_max_num_queries(22):
        sheets.sent(browser, plan, content)


@given(sentence=st.text(max_size=80), reason=st.text(max_size=40), delimiter=st.sampled_from(";,\t"))
def test_whatever_was_said_comes_back_as_it_was(sentence: str, reason: str, delimiter: str) -> None:
    line = WorkingYear(pk=7, action_id=3, year=2024, state="moved", sentence=sentence, reason=reason, moved_to=2025)
    head = heads()
    row = [*said(line).values(), str(key_of(line, 5))]
    sheet = Sheet("Plan", [Column(head[name]) for name in (*FIELDS, KEY)], [row])
    text = csv_text(sheet, delimiter=delimiter, decimal_comma=True)
    for content in (xlsx(sheet), text.encode()):
        [back] = read_rows(reader.read(content)["sheets"]).rows
        assert compared(back, line).fields == []


def test_signs_that_windows_does_not_have_change_nothing(
    plan: Plan, twelve: list[WorkingYear], browser: Client
) -> None:
    WorkingYear.objects.filter(pk=twelve[0].pk).update(sentence="plan → uitvoering")
    content = sheets.written(sheets.taken_csv(browser, plan)).encode("cp1252", "replace")
    assert b"? loopt" in content
    preview = sheets.sent(browser, plan, content, "x.csv")
    assert (sheets.told(preview), sheets.refused(preview), preview.context["preview"].unchanged) == ([], {}, 12)

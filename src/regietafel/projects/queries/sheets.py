"""The three lists as sheets: what stands on the screen, amounts and small counts for whoever reads them there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.tabular import Column, Sheet
from regietafel.projects.models import Call, Course, Project
from regietafel.projects.queries.pages import Came, money_of, turnouts_of
from regietafel.territories.models import Region


def call_sheet(rows: Iterable[Call], *, with_money: bool) -> Sheet:
    """The calls."""
    heads = [
        (_("Call"), 50), (_("Programme"), 30), (_("Launched by"), 30), (_("Who answers it"), 20), (_("State"), 14),
        (_("Opened on"), 16), (_("Deadline"), 16), (_("Link"), 40),
    ]  # fmt: skip
    sheet = Sheet(_("Calls"), columns(heads, with_money, (_("Money"), 14)), [])
    sheet.rows = [call_row(row) + ([row.money] if with_money else []) for row in rows]
    return sheet


def call_row(row: Call) -> list[Any]:
    """One call in cells."""
    opened, deadline = str(row.opened or ""), str(row.deadline or "")
    who, state = row.get_applicant_display(), row.get_state_display()
    return [row.title, row.programme, row.launched_by, who, state, opened, deadline, row.url]


def project_sheet(rows: Iterable[Project], *, with_money: bool) -> Sheet:
    """The projects."""
    heads = [
        (_("Project"), 50), (_("State"), 14), (_("Our role"), 14), (_("Programme"), 30), (_("Number"), 14),
        (_("From"), 16), (_("Until"), 16), (_("Call"), 40), (_("Verdict"), 24),
    ]  # fmt: skip
    sheet = Sheet(_("Projects"), columns(heads, with_money, (_("Asked"), 14), (_("Granted"), 14)), [])
    sheet.rows = [project_row(row, with_money=with_money) for row in rows]
    return sheet


def project_row(row: Project, *, with_money: bool) -> list[Any]:
    """One project in cells; its years come prefetched."""
    cells: list[Any] = [
        row.title,
        row.get_state_display(),
        row.get_role_display(),
        row.programme,
        row.number,
        str(row.starts or ""),
        str(row.ends or ""),
        str(row.call or ""),
        row.get_verdict_display(),
    ]
    if not with_money:
        return cells
    money = money_of(row)
    return [*cells, money.asked, money.granted]


def course_sheet(rows: Iterable[Course], user: Any, region: Region) -> Sheet:
    """The courses, with how many came."""
    heads = [
        (_("Course"), 50), (_("For whom"), 24), (_("Given by"), 30), (_("From"), 16), (_("Until"), 16),
        (_("Municipality"), 20), (_("Place"), 30), (_("Places"), 10), (_("Came"), 16),
    ]  # fmt: skip
    found = list(rows)
    turnouts = turnouts_of(found, user, region)
    sheet = Sheet(_("Courses"), columns(heads, with_more=False), [])
    sheet.rows = [
        [
            row.title,
            row.get_audience_display(),
            row.given_by,
            str(row.starts or ""),
            str(row.ends or ""),
            str(row.municipality or ""),
            row.place,
            row.places,
            said_count(turnouts[row.pk].total),
        ]
        for row in found
    ]
    return sheet


def said_count(came: Came) -> int | str | None:
    """A count, or that it is kept back."""
    return _("kept back") if came.is_small else came.count


def columns(heads: list[tuple[str, int]], with_more: bool, *more: tuple[str, int]) -> list[Column]:
    """The columns, with those of the money behind them for whoever reads it."""
    return [Column(str(head), width) for head, width in (*heads, *(more if with_more else ()))]

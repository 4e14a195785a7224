"""Reading back a sheet that was filled in elsewhere: first what would change, then, once a person agreed, the change.

A row is compared in three: what the line said when the sheet left, what the sheet says now, what the line says now.
So a cell that nobody touched changes nothing, and a line that went on meanwhile is a conflict only where both did.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Collision, Refusal
from regietafel.plans.line_keys import mark_of, said
from regietafel.plans.models import Plan, WorkingYear, YearState
from regietafel.plans.operations.reports import Report, insist_on_step, report_on_year
from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.grid import lines_of_plan
from regietafel.plans.sheet_rows import FileRow, RowFault

Texts = dict[str, str]
Own = frozenset[int] | None
"""The actions that a person may fill in; None means all of the plan."""


@dataclass(frozen=True)
class LineChange:
    """What a row would make of its line; in ``conflicts`` the fields that somebody changed here meanwhile."""

    row: FileRow
    line: WorkingYear
    before: Texts
    after: Texts
    conflicts: tuple[str, ...] = ()

    @property
    def fields(self) -> list[str]:
        """The fields that would change."""
        return [name for name, text in self.after.items() if text != self.before[name]]


@dataclass
class Preview:
    """What reading back would do, before anything is done."""

    changes: list[LineChange] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    unchanged: int = 0

    @property
    def conflicts(self) -> list[LineChange]:
        """The changes about which a person has to choose."""
        return [change for change in self.changes if change.conflicts]

    @property
    def clear(self) -> list[LineChange]:
        """The changes about which there is nothing to choose."""
        return [change for change in self.changes if not change.conflicts]


@dataclass
class Outcome:
    """What came of it: how many lines say now what the sheet says, and what could not be."""

    done: int = 0
    faults: list[RowFault] = field(default_factory=list)
    again: list[FileRow] = field(default_factory=list)


def preview_of(plan: Plan, rows: list[FileRow], own: Own, today: dt.date) -> Preview:
    """Compare the rows with the plan as it stands; nothing is written."""
    lines, closed, found = lines_at_hand(plan), closed_years(plan), Preview()
    if rows and all(row.key.plan != plan.pk for row in rows):
        raise Refusal(_("This file belongs to another plan. Open that plan and read it back there."), field="file")
    for row in rows:
        try:
            line = line_of_row(row, lines, plan)
            change = compared(row, line)
            if not change.fields:
                found.unchanged += 1
                continue
            insist_may(line, own)
            insist_can(change, closed, today)
            found.changes.append(change)
        except Refusal as refusal:
            found.faults.append(RowFault(row.number, refusal.message))
    return found


def lines_at_hand(plan: Plan) -> dict[int, WorkingYear]:
    """The lines of the plan by their number: a key can reach no other."""
    found = {line.pk: line for line in lines_of_plan(plan).select_related("action")}
    for line in found.values():
        line.action.plan = plan
    return found


def line_of_row(row: FileRow, lines: Mapping[int, WorkingYear], plan: Plan) -> WorkingYear:
    """The line of a row, if it stands in this plan and is of the year that the row says."""
    line = lines.get(row.key.line) if row.key.plan == plan.pk else None
    if line is None:
        raise Refusal(_("this row stands in the plan no more, or belongs to another plan."))
    if row.year and row.year != str(line.year):
        raise Refusal(
            _("the file says %(told)s, and this row is of %(year)s. A year cannot be changed here.")
            % {"told": row.year[:20], "year": line.year}
        )
    return line


def compared(row: FileRow, line: WorkingYear) -> LineChange:
    """What the row would make of the line."""
    now = said(line)
    after, conflicts = dict(now), []
    for name, text in row.texts.items():
        if mark_of(text) == row.key.marks[name] or text in {now[name], in_windows(now[name])}:
            continue
        after[name] = text
        if mark_of(now[name]) != row.key.marks[name]:
            conflicts.append(name)
    if after["state"] != YearState.MOVED and after["moved_to"] == now["moved_to"]:
        after["moved_to"] = ""
    changed = any(after[name] != now[name] for name in row.texts)
    return LineChange(row, line, now, after if changed else now, tuple(conflicts))


def in_windows(text: str) -> str:
    """A text as it comes out of a CSV in Windows' own letters: what these lack has become a question mark."""
    return text.encode("cp1252", "replace").decode("cp1252", "replace")


def insist_may(line: WorkingYear, own: Own) -> None:
    """Refuse a change to an action that the person does not lead."""
    if own is not None and line.action_id not in own:
        raise Refusal(_("you may fill in only the actions that you lead, and this is not one of them."))


def insist_can(change: LineChange, closed: set[int], today: dt.date) -> None:
    """Refuse what cannot be, with the words that the form of the line has for it."""
    line, report = change.line, report_of(change.line, change.after)
    if line.year in closed or report.moved_to in closed:
        raise Refusal(
            _("%(year)s is closed: what was accounted for stays as it was. The director can open the year again.")
            % {"year": line.year if line.year in closed else report.moved_to}
        )
    insist_goes_together(change)
    insist_on_step(line, report, today)


def insist_goes_together(change: LineChange) -> None:
    """Refuse a year to move to that would get lost, because the state says nothing of moving."""
    if change.after["moved_to"] and change.after["state"] != YearState.MOVED:
        raise Refusal(_("a year to move to only goes with the state “%(moved)s”.") % {"moved": YearState.MOVED.label})


def report_of(line: WorkingYear, after: Texts) -> Report:
    """What to write: the new texts, and the old ones just as the line has them."""
    now = said(line)
    texts = {name: after[name] if after[name] != now[name] else getattr(line, name) for name in ("sentence", "reason")}
    return Report(state=after["state"], moved_to=int(after["moved_to"]) if after["moved_to"] else None, **texts)


@dataclass(frozen=True)
class Agreed:
    """A row that a person saw in the preview, the version at which its line stood there, and what they chose.

    ``kept`` says by field which version stays where both changed: "mine" or "theirs".
    """

    row: FileRow
    version: int
    kept: Mapping[str, str] = field(default_factory=dict)


def write_changes(*, actor: Any, plan: Plan, rows: list[Agreed], own: Own, now: dt.datetime, today: dt.date) -> Outcome:
    """Write each row just as the preview showed it; one whose line went on since is handed back, to be looked at again.

    Each line is written by itself, so that one that cannot be stops no other. The same rows a second time change
    nothing: their lines say so already.
    """
    lines, outcome = lines_at_hand(plan), Outcome()
    for agreed in rows:
        try:
            line = line_of_row(agreed.row, lines, plan)
            insist_may(line, own)
            write_row(actor, agreed, line, now, today)
            outcome.done += 1
        except Collision:
            outcome.again.append(agreed.row)
        except Refusal as refusal:
            outcome.faults.append(RowFault(agreed.row.number, refusal.message))
    return outcome


def write_row(actor: Any, agreed: Agreed, line: WorkingYear, now: dt.datetime, today: dt.date) -> None:
    """Write one line at the version of the preview, unless it says the same already."""
    mine = {name: text for name, text in agreed.row.texts.items() if agreed.kept.get(name) != "theirs"}
    change = compared(replace(agreed.row, texts=mine), line)
    if not change.fields:
        return
    if line.version != agreed.version or not set(change.conflicts) <= agreed.kept.keys():
        raise Collision(line)
    insist_goes_together(change)
    report = report_of(line, change.after)
    report_on_year(actor=actor, line=line, report=report, now=now, today=today, version=agreed.version)

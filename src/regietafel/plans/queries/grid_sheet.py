"""The working years as a sheet that can be filled in elsewhere: one row for each action and year, with its key."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from regietafel.core.tabular import Column, Sheet, Value
from regietafel.plans.line_keys import key_of, plain_text
from regietafel.plans.models import WorkingYear, YearState
from regietafel.plans.queries.grid import lines_of_plan
from regietafel.plans.queries.sheet import worded
from regietafel.plans.queries.tree import ActionRow, Tree

GOAL, NUMBER, ACTION, LEAD, YEAR = "goal", "number", "action", "lead", "year"
STATE, SENTENCE, REASON, MOVED_TO, KEY = "state", "sentence", "reason", "moved_to", "key"


def heads() -> dict[str, str]:
    """The heads of the columns in the language of the screen, by what the column holds."""
    return {
        GOAL: _("Goal"),
        NUMBER: _("Number"),
        ACTION: _("Action"),
        LEAD: _("Lead"),
        YEAR: _("Year"),
        STATE: _("State"),
        SENTENCE: _("What came of it"),
        REASON: _("Reason"),
        MOVED_TO: _("Moved to"),
        KEY: _("Key (leave as it is)"),
    }


def grid_sheet(tree: Tree, *, year: str = "", sees_reports: bool = True) -> Sheet:
    """The lines of the actions of a tree, of one year or of all.

    Who is no part of the network sees no sentences on the screen, and so gets none here; nor a key, for a row without
    what it said could only be read back wrongly.
    """
    lines: dict[int, list[WorkingYear]] = {}
    for line in lines_of_plan(tree.plan).order_by("year"):
        if year in {"", str(line.year)}:
            lines.setdefault(line.action_id, []).append(line)
    rows = [
        list(sheet_row(row, line, tree, sees_reports)) for row in tree.rows for line in lines.get(row.action.pk, [])
    ]
    return Sheet(sheet_title(tree, year), columns(tree), rows, notes=how_to() if sees_reports else ())


def sheet_title(tree: Tree, year: str) -> str:
    """What stands on top of each printed page."""
    return f"{_('Working years')} {year or tree.plan.title}"


def columns(tree: Tree) -> list[Column]:
    """Grey is what the plan says, white is what can be filled in."""
    head = heads()
    later = [str(year) for year in tree.plan.years[1:]]
    return [
        Column(head[GOAL], 24, fixed=True),
        Column(head[NUMBER], 9, fixed=True),
        Column(head[ACTION], 40, fixed=True),
        Column(head[LEAD], 24, fixed=True),
        Column(head[YEAR], 7, fixed=True),
        Column(head[STATE], 15, choices=[worded(state) for state in YearState], prompt=_("Choose from the list.")),
        Column(head[SENTENCE], 52, prompt=_("One sentence is enough: what was done, and what was the result.")),
        Column(head[REASON], 28, prompt=_("Needed if the action was moved or dropped.")),
        Column(head[MOVED_TO], 12, choices=later, prompt=_("Only if the action was moved.")),
        Column(head[KEY], 14, fixed=True, hidden=True),
    ]


def sheet_row(row: ActionRow, line: WorkingYear, tree: Tree, sees_reports: bool) -> Iterator[Value]:
    """One line, in the order of the columns."""
    yield str(row.path[-1])
    yield row.action.number
    yield row.action.title
    yield "; ".join(party.name for party in row.leads)
    yield line.year
    yield worded(line.state)
    yield plain_text(line.sentence) if sees_reports else ""
    yield plain_text(line.reason) if sees_reports else ""
    yield line.moved_to if sees_reports else None
    yield str(key_of(line, tree.plan.pk)) if sees_reports else ""


def how_to() -> list[str]:
    """How the sheet is meant, for who gets it in the mail without a word."""
    return [
        _("How to fill this in"),
        _("Each row is one action in one year. Fill in the white columns; the grey ones say what the plan says."),
        _("State: choose from the list in the cell. What came of it: one sentence is enough."),
        _("Say why in the column Reason if an action was moved or dropped."),
        _("You may sort, filter and remove rows. A row that is not in the file stays as it is in Regietafel."),
        _("Leave the hidden column with the keys as it is: by it Regietafel knows which row is which."),
        _("Save as Excel or CSV and read the file back on the page Working years. You first see what would change."),
    ]

"""What was decided, as sheets."""

from __future__ import annotations

from django.utils.translation import gettext as _

from regietafel.agreements.models import Decision, Organ, Outcome
from regietafel.agreements.queries.tracker import Overview, SubjectTable
from regietafel.core.tabular import Column, Sheet


def outcome_said(row: Decision | None) -> str:
    """What an organ said, in a word; nothing where it is not asked."""
    return str(Outcome(row.outcome).label) if row else ""


def overview_sheet(overview: Overview) -> Sheet:
    """Subjects by towns."""
    columns = [Column(_("Subject"), 40), Column(_("Asked on"), 12), Column(_("To be decided by"), 12)]
    columns += [Column(_("Adopted"), 10), Column(_("Of"), 8), Column(str(Organ.BOARD.label), 18)]
    columns += [Column(town.name, 16) for town in overview.towns]
    rows = [
        [
            subject.title,
            subject.asked_on,
            subject.decide_by,
            tally.adopted,
            tally.total,
            outcome_said(board),
            *(one.word if one else "" for one in cells),
        ]
        for subject, tally, board, cells in overview.rows
    ]
    return Sheet(_("Decisions"), columns, rows)


def subject_sheet(table: SubjectTable) -> Sheet:
    """One subject: a row for each organ of each town."""
    columns = [Column(_("Municipality"), 24), Column(_("How it stands"), 18), Column(_("Organ"), 24)]
    columns += [
        Column(_("What was decided"), 20),
        Column(_("Date"), 12),
        Column(_("Conditions, deviation or reason"), 50),
    ]
    columns += [Column(_("Document"), 30)]
    rows = [
        [
            str(row.town),
            row.standing.word,
            str(Organ(cell.organ).label),
            outcome_said(cell),
            cell.on,
            cell.words,
            str(cell.document or ""),
        ]
        for row in table.rows
        for cell in row.filled
    ]
    if table.board:
        one = table.board
        said = [outcome_said(one), one.on, one.words, str(one.document or "")]
        rows.insert(0, [str(Organ.BOARD.label), outcome_said(one), str(Organ.BOARD.label), *said])
    return Sheet(table.subject.title[:60], columns, rows)

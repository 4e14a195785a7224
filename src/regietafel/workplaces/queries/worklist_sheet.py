"""The worklist as a sheet: a row for each thing that waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.core.tabular import Column, Sheet, Value
from regietafel.territories.models import Region
from regietafel.workplaces.models import Change, Remark, Workplace
from regietafel.workplaces.queries.worklist import rows_of
from regietafel.workplaces.worklist_words import KINDS


def worklist_sheet(user: Any, region: Region, today: dt.date) -> Sheet:
    """All kinds one under the other. What a visitor wrote goes along, their address does not."""
    columns = [
        Column(_("What waits"), 34),
        Column(_("Organisation"), 34),
        Column(_("Workplace"), 34),
        Column(_("Since"), 14),
        Column(_("Last confirmed"), 16),
        Column(_("Text"), 60),
    ]
    return Sheet(_("Worklist"), columns, list(rows(user, region, today)))


def rows(user: Any, region: Region, today: dt.date) -> Iterator[list[Value]]:
    """A row for each thing."""
    for kind, label in KINDS.items():
        for row in rows_of(kind, user, region, today):
            yield [str(label), *told(row)]


def told(row: Any) -> list[Value]:
    """One thing in the columns of the sheet."""
    if isinstance(row, Change):
        of = row.workplace
        return [str(of.organisation), str(of), timezone.localdate(row.proposed_at), of.verified_on, row.note]
    if isinstance(row, Remark):
        of = row.workplace
        return [str(of.organisation), str(of), timezone.localdate(row.sent_at), of.verified_on, row.text]
    if isinstance(row, Workplace):
        return [str(row.organisation), str(row), row.added_on, row.verified_on, ""]
    return [str(row), "", None, None, ""]

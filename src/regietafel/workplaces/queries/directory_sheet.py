"""The directory as a sheet: one row for each offer, in the columns by which it can be read in again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.tabular import Column as SheetColumn
from regietafel.core.tabular import Sheet
from regietafel.territories.models import Municipality
from regietafel.workplaces.models import Capacity, Offer, Workplace
from regietafel.workplaces.queries.export_choice import capacity_told, readable_contacts, told_in_full, told_offers
from regietafel.workplaces.queries.sheet_known import lists_of
from regietafel.workplaces.sheet_differences import said, value_of
from regietafel.workplaces.sheet_fields import COLUMNS, Column, Kind, On
from regietafel.workplaces.sheet_values import Codes

WIDE = {Kind.LONG: 50, Kind.TEXT: 24, Kind.CODES: 24}


def directory_sheet(user: Any, rows: Any, title: str, today: dt.date) -> Sheet:
    """What one sees of the workplaces; contacts as far as one may read them."""
    found = list(told_in_full(rows).order_by("name", "pk"))
    telling = Telling(user, found, today)
    columns = [
        *(SheetColumn(str(column.label), WIDE.get(column.kind, 14), fixed=column.on == On.KEY) for column in COLUMNS),
        SheetColumn(_("last confirmed on"), 14, fixed=True),
    ]
    return Sheet(title, columns, list(telling.rows(COLUMNS)))


class Telling:
    """Tells workplaces in the values of a sheet."""

    def __init__(self, user: Any, workplaces: Sequence[Workplace], today: dt.date) -> None:
        self.workplaces, self.today = workplaces, today
        self.contacts = readable_contacts(user, workplaces)
        self.codes = Codes(lists_of(Municipality.objects.all(), today))

    def rows(self, columns: Sequence[Column]) -> Iterator[list[Any]]:
        """A row for each offer, and one for a workplace without any."""
        for workplace in self.workplaces:
            for offer in told_offers(workplace, self.today):
                cells = [self.cell(column, workplace, offer) for column in columns]
                yield [*cells, workplace.verified_on]

    def cell(self, column: Column, workplace: Workplace, offer: Offer | None) -> Any:
        """What one cell says; nothing where nothing is known."""
        if column.on == On.KEY:
            return f"{workplace.slug}#{offer.pk}" if offer else workplace.slug
        if column.on == On.ORGANISATION:
            return getattr(workplace.organisation, "name" if column.name == "organisation" else "company_number")
        if column.on == On.CONTACT:
            contact = workplace.contact if workplace.contact_id in self.contacts else None
            return getattr(contact, column.attribute) if contact else ""
        if column.on == On.CAPACITY:
            counted: Capacity | None = capacity_told(offer, self.today) if offer else None
            return getattr(counted, column.name) if counted else None
        row = workplace if column.on == On.WORKPLACE else offer
        plain = value_of(column, row) if row is not None else None
        if column.kind in {Kind.DEGREES, Kind.WHOLE}:
            return plain
        return said(self.codes, column, plain)

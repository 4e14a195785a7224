"""How a declaration stands: who signed, who not yet, who will not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from regietafel.agreements.models import Declaration, Signature
from regietafel.agreements.queries.visible import declarations_visible_to


@dataclass(frozen=True)
class Standing:
    """The signatures of one declaration, each in the one group to which it belongs."""

    rows: list[Signature]
    newest: int

    @property
    def signed(self) -> list[Signature]:
        """Who signed, whichever version."""
        return [row for row in self.rows if row.signed_on is not None]

    @property
    def waiting(self) -> list[Signature]:
        """Who did neither sign nor decline."""
        return [row for row in self.rows if row.signed_on is None and not row.declined_because]

    @property
    def declined(self) -> list[Signature]:
        """Who will not sign."""
        return [row for row in self.rows if row.declined_because]

    @property
    def behind(self) -> list[Signature]:
        """Who signed a version after which another came."""
        return [row for row in self.signed if row.version_signed and row.version_signed.number < self.newest]


def standing_of(declaration: Declaration) -> Standing:
    """Read who signed, by name."""
    rows = Signature.objects.filter(declaration=declaration).select_related("organisation", "version_signed")
    newest = declaration.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return Standing(sorted(rows, key=lambda row: str(row).casefold()), newest)


def signature_of(user: Any, declaration: Declaration, pk: int) -> Signature | None:
    """One row of the list of who should sign, if the person may read the declaration."""
    rows = Signature.objects.filter(declaration__in=declarations_visible_to(user), declaration=declaration, pk=pk)
    return rows.select_related("declaration__region", "organisation", "version_signed").first()

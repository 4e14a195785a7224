"""What a seat is, and what a director can be after handing over: data that forms and operations share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from regietafel.organisations.models import Organisation
from regietafel.people.models import RoleKind
from regietafel.territories.models import Municipality

FOR_AN_ORGANISATION: frozenset[str] = frozenset({RoleKind.PARTNER, RoleKind.EDITOR})
"""Roles that are held for an organisation; a municipality reader's is held for a municipality, others for the region."""

STAYS_AS: tuple[str, ...] = ("", RoleKind.TEAM, RoleKind.DIRECTOR)
"""What a leaver can be afterwards: gone, a team member, or director beside the new one."""


@dataclass(frozen=True)
class Seat:
    """A role and what it is held for. ``organisation_name`` names an organisation that may be new."""

    kind: str
    organisation: Organisation | None = None
    municipality: Municipality | None = None
    organisation_name: str = ""

    def told(self) -> dict[str, Any]:
        """The seat as the journal keeps it."""
        found = {"role": self.kind, "organisation": self.organisation, "municipality": self.municipality}
        return {name: value for name, value in found.items() if value}

"""The letter by which a role stands in the overlegmatrix, and which of several roles weighs most."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import pgettext_lazy

from regietafel.consultation.models import SeatRole

LETTERS = {
    SeatRole.CHAIR: pgettext_lazy("letter of the role chair", "C"),
    SeatRole.LEAD: pgettext_lazy("letter of the role lead", "L"),
    SeatRole.SECRETARY: pgettext_lazy("letter of the role secretary", "S"),
    SeatRole.MEMBER: pgettext_lazy("letter of the role member", "M"),
    SeatRole.SUBSTITUTE: pgettext_lazy("letter of the role substitute", "R"),
    SeatRole.ADVISORY: pgettext_lazy("letter of the role advisory", "A"),
    SeatRole.GUEST: pgettext_lazy("letter of the role guest", "G"),
}
"""Who weighs most stands first: an organisation that sits twice shows that letter."""

ORDER = {role.value: place for place, role in enumerate(LETTERS)}


def by_weight(roles: Iterable[str]) -> list[str]:
    """The roles once each, the weightiest first."""
    return sorted(set(roles), key=ORDER.__getitem__)

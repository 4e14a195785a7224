"""What can wait for the director, by the word in the address, and how it is called on the screen."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANGE, REMARK, ADDRESS = "change", "remark", "address"
TO_CALL, UNCONFIRMED, LAPSED = "to_call", "unconfirmed", "lapsed"
NO_MUNICIPALITY, NO_POINT, NO_OFFER, NO_RUNG, NO_PLACES = (
    "no_municipality",
    "no_point",
    "no_offer",
    "no_rung",
    "no_places",
)

KINDS: dict[str, str | Promise] = {
    CHANGE: _("Changes that wait"),
    REMARK: _("Remarks of visitors"),
    ADDRESS: _("Organisations without an e-mail address"),
    TO_CALL: _("To call: no answer after six weeks"),
    UNCONFIRMED: _("Not confirmed for too long"),
    LAPSED: _("Off the public list"),
    NO_MUNICIPALITY: _("Without municipality"),
    NO_POINT: _("Without a point on the map"),
    NO_OFFER: _("Without an offer"),
    NO_RUNG: _("Without a rung"),
    NO_PLACES: _("Without a number of places"),
}

ABOUT_WORKPLACES = tuple(KINDS)[3:]
"""The kinds of which each row is a workplace."""
URGENT = (CHANGE, REMARK, TO_CALL, UNCONFIRMED, LAPSED)
"""What the start page counts."""

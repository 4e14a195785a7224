"""What a deed is called on the screen: one word list for the whole house.

A new verb is added here, in one line; a test finds verbs that are written but not named. ``%(kind)s`` stands for
the kind of object ("Action", "Organisation").
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "created": _("%(kind)s added"),
    "changed": _("%(kind)s changed"),
    "removed": _("%(kind)s removed"),
    "restored": _("%(kind)s put back"),
    "purged": _("%(kind)s gone for good"),
    "moved": _("%(kind)s moved"),
    "copied": _("%(kind)s copied"),
    "loaded": _("%(kind)s loaded"),
    "imported": _("%(kind)s imported"),
    "approved": _("%(kind)s approved"),
    "amended": _("%(kind)s amended"),
    "drafted": _("%(kind)s back to draft"),
    "started": _("%(kind)s started"),
    "closed": _("%(kind)s closed"),
    "reopened": _("%(kind)s opened again"),
    "published": _("%(kind)s published"),
    "withdrawn": _("%(kind)s withdrawn"),
    "reported": _("%(kind)s reported on"),
    "confirmed": _("%(kind)s confirmed"),
    "overridden": _("State set by hand"),
    "logged": _("Work logged"),
    "invited": _("Invitation sent"),
    "invited_again": _("Invitation sent again"),
    "invitation_accepted": _("Invitation accepted"),
    "invitation_withdrawn": _("Invitation withdrawn"),
    "role_given": _("Role given"),
    "role_changed": _("Role changed"),
    "role_ended": _("Role ended"),
    "left": _("Left the region"),
    "appointed": _("Function taken up"),
    "released": _("Function laid down"),
    "handover_planned": _("Handover to a successor arranged"),
    "handed_over": _("Region handed over"),
    "account_closed": _("Account closed"),
    "settings_changed": _("Own settings changed"),
    "made_admin": _("Made platform administrator"),
    "unmade_admin": _("No longer platform administrator"),
    "municipality_joined": _("Municipality joined"),
    "municipality_left": _("Municipality left"),
    "mail_resent": _("Mail put in line again"),
    "mail_written_off": _("Mail written off"),
}

FIELDS: dict[str, str | Promise] = {
    "role": _("role"),
    "kind": _("kind"),
    "person": _("person"),
    "organisation": _("organisation"),
    "municipality": _("municipality"),
    "municipalities": _("municipalities"),
    "function": _("function"),
    "since": _("from"),
    "until": _("until"),
    "successor": _("successor"),
    "parties": _("parties"),
    "state": _("state"),
    "starts": _("starts"),
    "ends": _("ends"),
    "norm": _("how often"),
    "years": _("working years"),
    "phases": _("phases"),
    "year_basis": _("how we know the year"),
    "values": _("values"),
    "order": _("place in the list"),
    "levels": _("names of the levels"),
    "goals": _("goals"),
    "actions": _("actions"),
    "plan_version": _("version"),
    "decided_on": _("decided on"),
    "decided_by": _("decided by"),
}
"""Names of values that are kept with an entry and are no field of the object itself."""

CHOICES: dict[str, str] = {"role": "people.RegionRole.kind"}
"""Of such values, where the names of the choices stand: app, model and field, as words, for they stand above."""

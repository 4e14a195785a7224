"""How the way of an action through the plans is told: what turn it took, and why two actions may be one."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.plans.queries.descent import Proposed
from regietafel.plans.queries.timeline import Turn

TURNS: dict[Turn, Promise] = {
    Turn.CONTINUED: gettext_lazy("carried on"),
    Turn.JOINED: gettext_lazy("joined"),
    Turn.SPLIT: gettext_lazy("split off"),
    Turn.NEW: gettext_lazy("new"),
    Turn.STOPPED: gettext_lazy("stopped"),
}
SURE, LIKELY = 0.6, 0.4


@dataclass(frozen=True)
class Told:
    """A proposal in words: how sure it is, and what it rests on."""

    surety: str
    reasons: list[str]


def told_likeness(one: Proposed) -> Told:
    """Say why two actions may be one, with what a person can check."""
    found = one.likeness
    surety = (
        _("Very alike") if found.score >= SURE else _("Rather alike") if found.score >= LIKELY else _("A little alike")
    )
    reasons = [_("the title is %(share)s %% the same") % {"share": round(found.title * 100)}]
    if found.leads:
        text = ngettext("the same lead: %(names)s", "the same leads: %(names)s", len(found.leads))
        reasons.append(text % {"names": ", ".join(found.leads)})
    shared = len(found.leads) + len(found.others)
    if shared:
        text = ngettext(
            "%(shared)s of %(named)s that is named stands in both",
            "%(shared)s of the %(named)s that are named stand in both",
            found.named,
        )
        reasons.append(text % {"shared": shared, "named": found.named})
    elif found.named:
        reasons.append(_("nobody is named in both"))
    if found.same_norm:
        reasons.append(_("the same norm"))
    return Told(surety, reasons)

"""Who may do what with signals and dossiers. Seeing is decided by ``queries.visible``."""

from __future__ import annotations

from typing import Any

import rules

from regietafel.people.rules import is_director, is_member, is_network, is_team
from regietafel.policy_signals.models import Dossier, Signal
from regietafel.territories.models import Region


def region_behind(obj: Any) -> Region | None:
    """The region of what hangs on a dossier or a signal, however deep."""
    for name in ("region", "dossier", "letter", "note", "signal"):
        found = getattr(obj, name, None)
        if isinstance(found, Region):
            return found
        if found is not None and not isinstance(found, str):
            return region_behind(found)
    return None


@rules.predicate
def works_there(user: Any, obj: Any = None) -> bool:
    """Works for the region to which the row belongs."""
    region = region_behind(obj)
    return region is not None and bool(is_team(user, region))


@rules.predicate
def said_it_first(user: Any, obj: Any = None) -> bool:
    """Reported the signal with the own account, and nobody took it up yet."""
    if not isinstance(obj, Signal) or obj.dossier_id is not None or not is_member(user, obj.region):
        return False
    return obj.voices.filter(is_first=True, user=user).exists()


@rules.predicate
def reads_shared(user: Any, obj: Any = None) -> bool:
    """Sits at the table of the region of a dossier that is shared there."""
    return isinstance(obj, Dossier) and obj.is_shared and bool(is_network(user, obj.region))


rules.add_perm("policy_signals.view_signals", is_member)
rules.add_perm("policy_signals.report_signal", is_member)
rules.add_perm("policy_signals.change_signal", works_there | said_it_first)
rules.add_perm("policy_signals.decide_signal", works_there)
rules.add_perm("policy_signals.view_board", is_network)
rules.add_perm("policy_signals.bundle", is_team)
rules.add_perm("policy_signals.view_dossier", works_there | reads_shared)
rules.add_perm("policy_signals.change_dossier", works_there)
rules.add_perm("policy_signals.move_dossier", works_there)
rules.add_perm("policy_signals.write_letter", works_there)
rules.add_perm("policy_signals.tell_reporters", works_there)
rules.add_perm("policy_signals.set_desk", is_director)

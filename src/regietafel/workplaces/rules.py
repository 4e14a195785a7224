"""Who may do what with workplaces. Seeing is decided by ``queries.visible``."""

from __future__ import annotations

from typing import Any

import rules

from regietafel.membership.queries import edits_for
from regietafel.organisations.models import Organisation
from regietafel.people.rules import is_director, is_editor, is_member, is_network, is_team
from regietafel.workplaces.models import Workplace


def workplace_of(obj: Any) -> Workplace | None:
    """The workplace to which a row belongs, however deep it hangs."""
    if isinstance(obj, Workplace):
        return obj
    found: Workplace | None = getattr(obj, "workplace", None)
    return found


@rules.predicate
def edits_its_organisation(user: Any, obj: Any = None) -> bool:
    """Is organisation editor for the organisation of the workplace, in its region."""
    workplace = workplace_of(obj)
    return workplace is not None and bool(is_editor(user, workplace)) and edits_for(user, workplace.organisation)


@rules.predicate
def edits_this_organisation(user: Any, obj: Any = None) -> bool:
    """Is organisation editor for this organisation of a region."""
    return isinstance(obj, Organisation) and not obj.is_shared and edits_for(user, obj)


def in_region_of_workplace(predicate: rules.Predicate) -> rules.Predicate:
    """Ask a predicate about the region of the workplace to which the object belongs."""

    def test(user: Any, obj: Any = None) -> bool:
        workplace = workplace_of(obj)
        return workplace is not None and bool(predicate(user, workplace))

    return rules.Predicate(test, name=predicate.name)


works_in_its_region = in_region_of_workplace(is_team)

rules.add_perm("workplaces.view_directory", is_member)
rules.add_perm("workplaces.view_ladder", is_network)
rules.add_perm("workplaces.add_workplace", is_team | edits_this_organisation)
rules.add_perm("workplaces.change_workplace", works_in_its_region | edits_its_organisation)
rules.add_perm("workplaces.remove_workplace", works_in_its_region)
rules.add_perm("workplaces.post_free_places", works_in_its_region | edits_its_organisation)
rules.add_perm("workplaces.answer_remark", works_in_its_region | edits_its_organisation)
rules.add_perm("workplaces.decide_change", works_in_its_region)
rules.add_perm("workplaces.confirm_workplace", works_in_its_region | edits_its_organisation)
rules.add_perm("workplaces.watch_over", is_team)
rules.add_perm("workplaces.import_workplaces", is_team)
rules.add_perm("workplaces.export_workplaces", is_network)
rules.add_perm("workplaces.merge", is_team)
rules.add_perm("workplaces.set_directory", is_director)

"""Who may do what with bodies, meetings, promises and events. Seeing is decided by ``queries.visible``."""

from __future__ import annotations

from typing import Any

import rules

from regietafel.consultation.models import ActionPoint, AgendaItem, Body, Meeting
from regietafel.consultation.queries.visible import on_the_name_of, seats_of_person
from regietafel.people.rules import is_network, is_team


def body_of(obj: Any) -> Body | None:
    """The body to which a row belongs."""
    if isinstance(obj, Body):
        return obj
    found: Body | None = getattr(obj, "body", None)
    return found


def in_region_of_body(predicate: rules.Predicate) -> rules.Predicate:
    """Ask a predicate about the region of the body to which the object belongs."""

    def test(user: Any, obj: Any = None) -> bool:
        body = body_of(obj)
        return body is not None and bool(predicate(user, body))

    return rules.Predicate(test, name=predicate.name)


@rules.predicate
def sits_at_the_table(user: Any, obj: Any = None) -> bool:
    """Comes for a seat of the body, or of a body that meets jointly with it."""
    body = body_of(obj)
    if body is None:
        return False
    bodies = {body.pk}
    meeting = obj.meeting if isinstance(obj, AgendaItem) else obj
    if isinstance(meeting, Meeting):
        bodies |= set(meeting.joint_with.values_list("pk", flat=True))
    return seats_of_person(user).filter(body__in=bodies).exists()


@rules.predicate
def carries_the_point(user: Any, obj: Any = None) -> bool:
    """The action point stands on the name of this person, or of the organisation for which they come."""
    if not isinstance(obj, ActionPoint) or not user.is_authenticated:
        return False
    return ActionPoint.objects.filter(on_the_name_of(user), pk=obj.pk).exists()


works_on_the_body = in_region_of_body(is_team)

rules.add_perm("consultation.view_bodies", is_network)
rules.add_perm("consultation.add_body", is_team)
rules.add_perm("consultation.change_body", works_on_the_body)
rules.add_perm("consultation.run_meetings", works_on_the_body)
rules.add_perm("consultation.propose_item", works_on_the_body | sits_at_the_table)
rules.add_perm("consultation.remark_on_minutes", works_on_the_body | sits_at_the_table)
rules.add_perm("consultation.read_minutes", works_on_the_body | sits_at_the_table)
rules.add_perm("consultation.view_promises", is_network)
rules.add_perm("consultation.keep_promises", is_team)
rules.add_perm("consultation.settle_point", is_team | carries_the_point)
rules.add_perm("consultation.view_events", is_network)
rules.add_perm("consultation.run_events", is_team)
rules.add_perm("consultation.keep_feeds", is_network)

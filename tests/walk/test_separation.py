"""What somebody may not see does not change one letter of what they do see: no count, no order, no list gives it away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone

from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.people.models import RegionRole, RoleKind
from regietafel.plans.models import LoggedWork, PlanStatus, Priority, Tag, TagKind
from tests import cast
from tests.pages import PAGES
from tests.walk.table import table
from tests.walk.walker import Answer, Walker
from tests.workplaces.make import make_offer, make_workplace
from tests.world import OTHER, World
from tests.world_plans import PlanSpec, add_plan
from tests.world_regions import YEAR, add_invitations, add_mails

pytestmark = pytest.mark.django_db

COUNTS_OF_ALL = {"notices:platform-outbox", "membership:platform", "plans:frameworks", "plans:framework"}
"""Pages of the platform that count something of every region on purpose: stuck mail, directors, what rests on a framework."""

NEW_EACH_TIME = {"mfa_activate_totp", "mfa_add_webauthn", "style-guide", "core:token"} | {
    *("consultation:agenda-pdf", "consultation:minutes-file#pdf", "consultation:minutes-file#docx"),
    "workplaces:remark",
}
"""Pages with a secret or a token that is made as one looks, the samples, which tell the time, files that tell when they
were made, and a form that tells when it was opened."""


SEES_NO_DRAFTS = ("partner", "editor", "head_of_service", "other_director", "admin", "stranger")
SEES_ONLY_WHAT_IS_PUBLISHED = ("editor", "other_director", "admin", "stranger")


@pytest.mark.parametrize("role", cast.ROLES)
def test_what_somebody_may_not_see_changes_nothing_for_them(role: str, walker: Walker) -> None:
    """More of it, and all pages that they read stay as they were, letter for letter."""
    happenings: list[tuple[str, Callable[[World], None], bool]] = [
        ("in the other region", fill_other_region, role != "other_director"),
        ("in a draft", add_draft, role in SEES_NO_DRAFTS),
        ("in a plan that is not published", add_unpublished, role in SEES_ONLY_WHAT_IS_PUBLISHED),
    ]
    before = dict(everything(walker, role))
    for what, happen, is_hidden in happenings:
        if is_hidden:
            happen(walker.world)
            after = dict(everything(walker, role))
            changed = [where for where in before if before[where].plain != after[where].plain]
            assert changed == [], f"{role} can tell from these pages that something happened {what}"


def everything(walker: Walker, role: str) -> Iterator[tuple[tuple[str, str], Answer]]:
    """All that a role can read of its own region and of no region."""
    for page in PAGES.values():
        if page.key in COUNTS_OF_ALL | NEW_EACH_TIME:
            continue
        for line in table()[page.key]:
            if "GET" in line.methods and line.answers[role] == "ok":
                for moment in line.moments:
                    yield (page.key, moment), walker.ask(role, page, walker.world.places[moment])


def fill_other_region(world: World) -> None:
    """Another plan, person, organisation, mail, invitation, tag and piece of work in the other region."""
    region, base = world.other_region, OTHER + 500
    things = world.places["elsewhere"].things
    framework = Priority.objects.get(pk=things["priority"]).framework
    add_plan(region, framework, PlanSpec("meer", base, "zqelsewhere", PlanStatus.DRAFT, published=False), things)
    person = cast.make_person("nog.een@zqelsewhere.example", "A zqelsewhere")
    RegionRole.objects.create(user=person, region=region, kind=RoleKind.PARTNER)
    theirs = Organisation.objects.create(region=region, name="A zqelsewhere organisatie")
    make_offer(make_workplace(theirs, "A zqelsewhere plek", latitude=50.82, longitude=3.26), "arbeidszorg", (3,))
    StakeholderGroup.objects.create(region=region, name="A zqelsewhere groep")
    Tag.objects.create(region=region, kind=TagKind.THEME, code="a-zqelsewhere", names={"nl": "A zqelsewhere"})
    add_mails(region, base, "zqelsewhere ")
    add_invitations(region, base, "zqelsewhere2 ")
    LoggedWork.objects.create(
        region=region, priority_id=things["priority"], on=timezone.localdate(), what="zqelsewhere", logged_by=person
    )


def add_draft(world: World) -> None:
    """One more draft in the own region."""
    things = world.places["draft"].things
    framework = Priority.objects.get(pk=things["priority"]).framework
    add_plan(world.region, framework, PlanSpec("nog", 1600, "zqdraft", PlanStatus.DRAFT, published=False), things)


def add_unpublished(world: World) -> None:
    """One more plan that runs and is not published, and other words in the work outside the plans."""
    things = world.places["running"].things
    framework = Priority.objects.get(pk=things["priority"]).framework
    spec = PlanSpec("another", 1700, "zqdecided", PlanStatus.RUNNING, published=False)
    add_plan(world.region, framework, spec, things)
    LoggedWork.objects.filter(pk=things["work"]).update(what="zqwork iets anders", on=dt.date(YEAR, 1, 1))

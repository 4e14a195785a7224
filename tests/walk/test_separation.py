"""What somebody may not see does not change one letter of what they do see: no count, no order, no list gives it away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import timezone

from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.people.models import RegionRole, RoleKind
from regietafel.plans.models import LoggedWork, PlanStatus, Priority, Tag, TagKind
from tests import cast
from tests.page import Page
from tests.pages import PAGES
from tests.walk.moments import moments_of
from tests.walk.table import table
from tests.walk.walker import Answer, Walker
from tests.world import OTHER, World
from tests.world_plans import PlanSpec, add_plan
from tests.world_regions import YEAR, add_invitations, add_mails

pytestmark = pytest.mark.django_db

COUNTS_OF_ALL = {"notices:platform-outbox", "membership:platform", "plans:frameworks", "plans:framework"}
"""Pages of the platform that count something of every region on purpose: stuck mail, directors, what rests on a framework."""

NEW_EACH_TIME = {"mfa_activate_totp", "mfa_add_webauthn"}
"""Pages with a secret that is made as one looks."""


@pytest.mark.parametrize("role", [role for role in cast.ROLES if role != "other_director"])
def test_what_happens_in_the_other_region_changes_nothing(role: str, walker: Walker) -> None:
    before = dict(everything(walker, role))
    fill_other_region(walker.world)
    after = dict(everything(walker, role))
    changed = [where for where in before if before[where].plain != after[where].plain]
    assert changed == [], f"{role} can tell from these pages that something happened in the other region"


@pytest.mark.parametrize("role", ["partner", "editor", "head_of_service", "other_director", "admin", "stranger"])
def test_a_draft_changes_nothing_for_who_may_not_see_drafts(role: str, walker: Walker) -> None:
    before = dict(everything(walker, role))
    add_draft(walker.world)
    after = dict(everything(walker, role))
    changed = [where for where in before if before[where].plain != after[where].plain]
    assert changed == [], f"{role} can tell from these pages that there is one more draft"


@pytest.mark.parametrize("role", ["editor", "other_director", "admin", "stranger"])
def test_what_is_decided_but_not_published_changes_nothing_for_outsiders(role: str, walker: Walker) -> None:
    before = dict(everything(walker, role))
    running = walker.world.places["running"].things
    framework = Priority.objects.get(pk=running["priority"]).framework
    spec = PlanSpec("another", 1700, "zqdecided", PlanStatus.RUNNING, published=False)
    add_plan(walker.world.region, framework, spec, running)
    LoggedWork.objects.filter(pk=running["work"]).update(what="zqwork iets anders", on=dt.date(YEAR, 1, 1))
    after = dict(everything(walker, role))
    changed = [where for where in before if before[where].plain != after[where].plain]
    assert changed == [], f"{role} can tell from these pages what is not published"


def everything(walker: Walker, role: str) -> Iterator[tuple[tuple[str, str], Answer]]:
    """All that a role can read of its own region and of no region."""
    for page in PAGES.values():
        if page.key in COUNTS_OF_ALL | NEW_EACH_TIME or not reads(page):
            continue
        for moment in moments_of(page):
            yield (page.key, moment), walker.ask(role, page, walker.world.places[moment])


def reads(page: Page) -> bool:
    """Whether the page can be asked for without posting."""
    return any("GET" in line.methods for line in table()[page.key])


def fill_other_region(world: World) -> None:
    """Another plan, person, organisation, mail, invitation, tag and piece of work in the other region."""
    region, base = world.other_region, OTHER + 500
    things = world.places["elsewhere"].things
    framework = Priority.objects.get(pk=things["priority"]).framework
    add_plan(region, framework, PlanSpec("meer", base, "zqelsewhere", PlanStatus.DRAFT, published=False), things)
    person = cast.make_person("nog.een@zqelsewhere.example", "A zqelsewhere")
    RegionRole.objects.create(user=person, region=region, kind=RoleKind.PARTNER)
    Organisation.objects.create(region=region, name="A zqelsewhere organisatie")
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
